using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Gateway.Api;

namespace OrleansSec.Gateway;

/// <summary>The JSON of the gateway: names in camel case, enums as words in camel case, nothing left out.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(Words<Severity>), typeof(Words<ActorKind>), typeof(Words<EntityKind>), typeof(Words<VerdictKind>), typeof(Words<VerdictScope>)])]
[JsonSerializable(typeof(AlertPage))]
[JsonSerializable(typeof(AlertDetail))]
[JsonSerializable(typeof(AlertFrame))]
[JsonSerializable(typeof(AlertFilter))]
[JsonSerializable(typeof(EntityPage))]
[JsonSerializable(typeof(EntityView))]
[JsonSerializable(typeof(SystemView))]
[JsonSerializable(typeof(IntelView))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(RulesView))]
[JsonSerializable(typeof(IReadOnlyList<QuarantineRow>))]
[JsonSerializable(typeof(PushReceipt))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(VerdictPage))]
[JsonSerializable(typeof(VerdictRequest))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(BudgetView))]
[JsonSerializable(typeof(BudgetRequest))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(EntityKind))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>Makes other options (those of HTTP, of the hub) write the same JSON.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.TypeInfoResolverChain.Insert(0, Default);
        foreach (var converter in Default.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }

    /// <summary>An enum as its member's name in camel case.</summary>
    private sealed class Words<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where TEnum : struct, Enum;
}
