using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>Somebody who has always used a second factor signs in, or acts in a session, without one.</summary>
internal sealed class SignInWithoutMfa : IDetector
{
    // Medium once the habit is sure, high never by itself.
    private const double MostBits = 20;
    private const double LeastBits = 14;
    private const int HabitDays = 3;

    private static readonly string[] _techniques = ["T1556.006", "T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (observation is not { Mfa: false, Error: null }
            || Traits.Value(Trait.Mfa, observation) is not { } without
            || baseline[Trait.Mfa] is not { } habits
            || habits.Find(without.Replace(":no", ":yes", StringComparison.Ordinal)) is not { } with
            || (observation.Time - with.FirstSeen).TotalDays < HabitDays)
        {
            return [];
        }

        // Without it is new for a day, so that all of one such day is one alert.
        if (habits.Find(without) is { } known && (observation.Time - known.FirstSeen).TotalDays >= 1)
        {
            return [];
        }

        var bits = Math.Min(MostBits, LeastBits + Surprise.OfNew(1, baseline.AtLast(with.Hours)));
        var what = without.StartsWith("login", StringComparison.Ordinal) ? "signs in" : "acts";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{entity.Name} {what} without a second factor; it was always used since {with.FirstSeen:d MMM yyyy}, in {baseline.AtLast(with.Hours):F0} remembered hours.");
        var reason = new Reason("mfa", "no", bits, text);
        return [new Finding("mfa-missing", "mfa-missing", SeverityScale.Of(bits), "A second factor that was always used is missing", _techniques, [reason])];
    }
}
