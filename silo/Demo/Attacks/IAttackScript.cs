using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>
/// The calls of one attack. Scripts are found by scanning this assembly: to add one, add its file and a member to
/// <see cref="DemoAttack"/>.
/// </summary>
internal interface IAttackScript
{
    /// <summary>Which attack it is.</summary>
    DemoAttack Attack { get; }

    /// <summary>What the attacker calls from an instant on. Every call names its step.</summary>
    IEnumerable<Call> Calls(Company company, DateTimeOffset start, Dice dice);
}
