namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>
/// Addresses that belong to nobody (RFC 5737, and RFC 2544's 198.18.0.0/15, which has room for many networks), one part for
/// each kind of place.
/// </summary>
internal static class Networks
{
    /// <summary>An office: many people behind one address.</summary>
    public static string Office(int site) => $"203.0.113.{10 + site}";

    /// <summary>Where a person lives.</summary>
    public static string Home(ulong seed, string name) => Address(18, 0, 120, new Dice(seed, Dice.Of(name), 21));

    /// <summary>A telephone: the carriers have some networks.</summary>
    public static string Mobile(Dice dice) => Address(18, 120, 10, dice);

    /// <summary>A hotel, a train, a café.</summary>
    public static string Away(Dice dice) => Address(18, 130, 40, dice);

    /// <summary>Hosted build machines: another one each time.</summary>
    public static string Runner(Dice dice) => Address(18, 170, 64, dice);

    /// <summary>Where functions run that are in no network of the company.</summary>
    public static string Functions(Dice dice) => Address(18, 236, 10, dice);

    /// <summary>Where attackers come from: their own machines, hired ones, exits of networks that hide.</summary>
    public static string Attacker(Dice dice) => Address(19, 0, 256, dice);

    private static string Address(int second, int from, int networks, Dice dice) =>
        $"198.{second}.{from + dice.Below(networks)}.{1 + dice.Below(254)}";
}
