using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Detection.Detectors;

/// <summary>The table between bits and severities, both ways. Documented in <c>docs/architecture.md</c>.</summary>
public static class SeverityScale
{
    /// <summary>The bits that a rule of a level weighs.</summary>
    public static double Bits(Severity severity) => severity switch
    {
        Severity.Critical => 32,
        Severity.High => 24,
        Severity.Medium => 16,
        Severity.Low => 8,
        _ => 4,
    };

    /// <summary>The severity of a behavioural score.</summary>
    public static Severity Of(double bits) => bits switch
    {
        >= 32 => Severity.Critical,
        >= 24 => Severity.High,
        >= 16 => Severity.Medium,
        >= 8 => Severity.Low,
        _ => Severity.Informational,
    };
}
