workspace "chat" "Recommended architecture, sized at the peak" {
    model {
        people = person "People" "about 8,000 at once"
        outside = softwareSystem "Other systems" "that requests wait for"
        system = softwareSystem "chat" {
            connection_tier = container "Connection tier" "holds open connections" "" "Later"
            application_2 = container "Services" "Microservices in Chat and More services" "Light-task framework (Elixir)" "Later" {
                properties {
                    "10 times the load" "40 instances, 43.2 % busy"
                }
            }
            messaging = container "Message broker" "queue" "" "Queue,Full first" {
                properties {
                    "Today" "6 partitions, full first"
                    "3 times the load" "18 partitions, full first"
                    "10 times the load" "60 partitions, full first"
                }
            }
            workers = container "Workers" "jobs and events, apart from requests"
            application = container "Application" "Modular monolith in Chat and More modules" "Light-task framework (Elixir)" {
                properties {
                    "Today" "4 instances, 43.2 % busy"
                    "3 times the load" "12 instances, 43.2 % busy"
                }
            }
        }
        people -> application "use it, 400 requests/s" "HTTPS" {
            properties {
                "Today" "400 requests/s"
                "3 times the load" "1,200 requests/s"
            }
        }
        application -> messaging "sends jobs and events"
        messaging -> workers "delivers"
        application -> outside "calls"
        people -> connection_tier "use it, 16,000 requests/s" "HTTPS" {
            properties {
                "10 times the load" "16,000 requests/s"
            }
        }
        connection_tier -> application_2 "passes on, 4,000 requests/s" {
            properties {
                "10 times the load" "4,000 requests/s"
            }
        }
        application_2 -> messaging "sends jobs and events"
        application_2 -> outside "calls"
        deploymentEnvironment "Today" {
            deploymentNode "Platform" {
                deploymentNode "Application" "4 instances, 43.2 % busy" "Light-task framework (Elixir)" {
                    instances "4"
                    containerInstance application
                }
                deploymentNode "Message broker" "6 partitions, full first" {
                    containerInstance messaging {
                        tags "Full first"
                    }
                }
                deploymentNode "Workers" {
                    containerInstance workers
                }
            }
        }
        deploymentEnvironment "3 times the load" {
            deploymentNode "Platform" {
                deploymentNode "Application" "12 instances, 43.2 % busy" "Light-task framework (Elixir)" {
                    instances "12"
                    containerInstance application
                }
                deploymentNode "Message broker" "18 partitions, full first" {
                    containerInstance messaging {
                        tags "Full first"
                    }
                }
                deploymentNode "Workers" {
                    containerInstance workers
                }
            }
        }
        deploymentEnvironment "10 times the load" {
            deploymentNode "Platform" {
                deploymentNode "Connection tier" {
                    containerInstance connection_tier
                }
                deploymentNode "Services" "40 instances, 43.2 % busy" "Light-task framework (Elixir)" {
                    instances "40"
                    containerInstance application_2
                }
                deploymentNode "Message broker" "60 partitions, full first" {
                    containerInstance messaging {
                        tags "Full first"
                    }
                }
                deploymentNode "Workers" {
                    containerInstance workers
                }
            }
        }
    }
    views {
        container system "containers" {
            include *
            exclude "element.tag==Later"
            autoLayout tb
        }
        deployment system "Today" "deployment-1" {
            include *
            autoLayout tb
        }
        deployment system "3 times the load" "deployment-2" {
            include *
            autoLayout tb
        }
        deployment system "10 times the load" "deployment-3" {
            include *
            autoLayout tb
        }
        styles {
            element "Person" {
                shape Person
            }
            element "Queue" {
                shape Pipe
            }
            element "Store" {
                shape Cylinder
            }
            element "Full first" {
                stroke #a32a1c
                strokeWidth 5
            }
        }
    }
}
