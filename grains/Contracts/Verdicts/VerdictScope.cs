namespace OrleansSec.Contracts.Verdicts;

/// <summary>For whom a verdict holds. Never beyond the account of the judged alert.</summary>
public enum VerdictScope
{
    /// <summary>The entity of the judged alert.</summary>
    Entity,

    /// <summary>Entities of the account with the same identity kind: its users, its roles, its federated identities ...</summary>
    Peers,

    /// <summary>All entities of the account.</summary>
    Account,
}
