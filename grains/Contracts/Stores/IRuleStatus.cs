namespace OrleansSec.Contracts.Stores;

/// <summary>The rules that judge, for their operators.</summary>
public interface IRuleStatus
{
    /// <summary>A snapshot.</summary>
    RulesView Read();
}
