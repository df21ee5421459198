using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// A trait whose new values say something of a principal. Found by scanning this assembly. Of one family only the most
/// surprising counts: a new country is a new network too.
/// </summary>
/// <param name="trait">The trait.</param>
/// <param name="name">Its name, in words.</param>
/// <param name="family">What it is a part of.</param>
internal abstract class NovelTrait(Trait trait, string name, string family)
{
    /// <summary>The trait.</summary>
    public Trait Trait => trait;

    /// <summary>Its name, in words.</summary>
    public string Name => name;

    /// <summary>What it is a part of.</summary>
    public string Family => family;

    /// <summary>What a bit of its surprise counts for.</summary>
    public virtual double Share => 1;

    /// <summary>Whether most events do not show it, so that showing it at all is new.</summary>
    public virtual bool IsOccasional => false;

    /// <summary>Whether the event is to be judged by it.</summary>
    public virtual bool Matters(Observation observation) => true;
}
