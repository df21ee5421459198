using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Commands;

/// <summary>Prints all alerts of a store, in the order in which they happened.</summary>
internal interface IAlertPrinter
{
    /// <summary>Prints; answers how many alerts there were.</summary>
    Task<int> Print(IAlertStore store, CancellationToken cancellation);
}
