namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>What sort of principal an actor is; its habits have the same name.</summary>
internal enum ActorRole
{
    Developer,
    Operator,
    Analyst,
    Ci,
    Terraform,
    App,
    Instance,
    Lambda,
    Auditor,
    Backup,
    Vendor,
    Transfer,
    BreakGlass,
    Service,
}
