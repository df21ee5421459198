using System.Net;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>Tells where public addresses are. Used by several threads at once.</summary>
public interface IPlaces
{
    /// <summary>Where an address is; null if that is not known.</summary>
    Place? Locate(IPAddress address);
}
