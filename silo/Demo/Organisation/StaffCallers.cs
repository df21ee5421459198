using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>
/// People of a team, or one person: at the office, at home, now and then on the way; in the console or at a command line.
/// </summary>
internal sealed class StaffCallers(ulong seed, int site, double consoleShare, IReadOnlyList<string> people, Func<string, DateTimeOffset, bool?, Identity> identity) : Callers
{
    /// <summary>Days on which a person is away from home and office, by name.</summary>
    public Dictionary<string, Range> Travels { get; } = new(StringComparer.Ordinal);

    /// <summary>The first day, from which travels count.</summary>
    public required DateTimeOffset Start { get; init; }

    public override Caller At(DateTimeOffset time, Dice dice)
    {
        var person = dice.Pick(people);
        var isConsole = dice.Chance(consoleShare);
        return new Caller(identity(person, time, isConsole), Address(person, time), Client(person, time, isConsole)) { IsConsole = isConsole };
    }

    public override Caller Opening(DateTimeOffset time, Dice dice)
    {
        var person = dice.Pick(people);
        return new Caller(identity(person, time, null), Address(person, time), Client(person, time, true));
    }

    // One place for half a day.
    private string Address(string person, DateTimeOffset time)
    {
        var day = (int)(time - Start).TotalDays;
        var today = new Dice(seed, Dice.Of(person), (ulong)(time.UtcTicks / TimeSpan.FromHours(12).Ticks), 31);
        if (Travels.TryGetValue(person, out var days) && day >= days.Start.Value && day < days.End.Value)
        {
            return Networks.Away(new Dice(seed, Dice.Of(person), (ulong)days.Start.Value));
        }

        return today.Unit() switch
        {
            < 0.02 => Networks.Mobile(today),
            < 0.35 => Networks.Home(seed, person),
            _ => Networks.Office(site),
        };
    }

    // Browsers and tools renew themselves every few weeks; two of three people have a Mac.
    private string Client(string person, DateTimeOffset time, bool isConsole)
    {
        var day = (int)(time - Start).TotalDays + (int)(Dice.Of(person) % 9);
        var isMac = Dice.Of(person) % 3 != 0;
        return isConsole
            ? (isMac ? Clients.Chrome : Clients.Firefox).Replace(isMac ? "141" : "144", $"{(isMac ? 141 : 144) + (day / 14)}", StringComparison.Ordinal)
            : (isMac ? Clients.CommandLineMac : Clients.CommandLineLinux).Replace("2.31.14", $"2.31.{14 + (day / 10)}", StringComparison.Ordinal);
    }
}
