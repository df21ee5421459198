namespace OrleansSec.Silo.Demo;

/// <summary>The attack that follows the quiet background.</summary>
internal enum DemoAttack
{
    /// <summary>None: the background alone.</summary>
    None,

    /// <summary>Instance-role credentials stolen from a firewall host, used from Tor to copy buckets (Capital One, 2019).</summary>
    CapitalOne,
}
