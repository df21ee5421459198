namespace OrleansSec.Contracts.Events;

/// <summary>What acts behind a principal, learnt from its events.</summary>
public enum ActorKind
{
    /// <summary>Not yet known.</summary>
    Unknown,

    /// <summary>A person, by console or command line.</summary>
    Human,

    /// <summary>A program: CI, infrastructure as code, an application.</summary>
    Automation,

    /// <summary>AWS itself, acting for a customer.</summary>
    AwsService,

    /// <summary>An EC2 instance using its instance role.</summary>
    Instance,
}
