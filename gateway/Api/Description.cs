using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>The OpenAPI document: what the routes say of themselves, and what they cannot say.</summary>
internal static class Description
{
    private const string ByKey = "apiKey";
    private const string ByBearer = "bearer";
    private const string ByCookie = "session";
    private static readonly string[] _derived = ["account", nameof(Alert.Counterfactual).ToLowerInvariant()];
    private static readonly string[] _uploads = ["application/json", "application/x-ndjson", "application/gzip"];

    /// <summary>Adds the document.</summary>
    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = type => type.Type == typeof(EntityId) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Complete(schema, context);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer(Complete);
    });

    private static void Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(EntityId))
        {
            schema.Type = JsonSchemaType.String;
            schema.Description = "An entity, such as prin:111122223333:role:ci-deploy.";
        }
        else if (schema.Properties is { Count: > 0 } properties
            && type.Namespace?.StartsWith("OrleansSec.", StringComparison.Ordinal) == true
            && type != typeof(AlertFilter)
            && type != typeof(VerdictRequest))
        {
            // Answers leave nothing out: what is unknown is null.
            schema.Required = properties.Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var (_, derived) in properties.Where(p => (type == typeof(Alert) || type == typeof(Verdict)) && _derived.Contains(p.Key)))
            {
                NotNull(derived);
            }
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            schema.Type = type.IsEnum ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        schema.Description = schema.Description?.Replace("&amp;", "&", StringComparison.Ordinal);
    }

    // The generator takes what has no setter for what may be null.
    private static void NotNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type } whole)
        {
            whole.Type = type & ~JsonSchemaType.Null;
        }
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Schema = parameter.Name switch
            {
                "severity" => new OpenApiSchemaReference(nameof(Severity), context.Document),
                "kind" => new OpenApiSchemaReference(nameof(EntityKind), context.Document),
                _ => parameter.Schema,
            };
        }

        operation.Responses ??= [];
        var path = context.Description.RelativePath ?? string.Empty;
        if (path.StartsWith("api/", StringComparison.Ordinal))
        {
            operation.Responses.TryAdd("401", Refusal(context.Document, "No sign-in and no API key, or one that is not good."));
            operation.Responses.TryAdd("403", Refusal(context.Document, "The role or the accounts of the caller do not allow it."));
            operation.Responses.TryAdd("429", Refusal(context.Document, "Too many requests; wait as long as Retry-After says."));
        }

        if (path.EndsWith(IngestApi.CloudTrail, StringComparison.Ordinal))
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "CloudTrail JSON or JSON lines, gzip or plain. Any content type is taken.",
                Content = _uploads.ToDictionary(
                    t => t, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }, StringComparer.Ordinal),
            };
            operation.Security = [Require(ByKey, context.Document), Require(ByBearer, context.Document)];
        }
    }

    private static async Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "OrleansSec",
            Version = "v1",
            Description = "Alerts of watched AWS accounts, and what is normal for who acts in them. Failures are problem details "
                + "(RFC 9457). Live alerts come by the SignalR hub /hubs/alerts: Watch(AlertFilter filter, long after) streams "
                + "AlertFrame, each beginning where the one before ended.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [ByKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = AccessHandler.KeyHeader, Description = "An API key." },
            [ByBearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key." },
            [ByCookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "orleanssec", Description = "The session of a sign-in link." },
        };
        document.Security = [Require(ByKey, document), Require(ByBearer, document), Require(ByCookie, document)];
        document.AddComponent(nameof(EntityKind), await context.GetOrCreateSchemaAsync(typeof(EntityKind), null, cancellation));
        document.AddComponent(nameof(AlertFilter), await context.GetOrCreateSchemaAsync(typeof(AlertFilter), null, cancellation));
        var frame = await context.GetOrCreateSchemaAsync(typeof(AlertFrame), null, cancellation);
        frame.Properties!["alerts"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(nameof(Alert), document) };
        document.AddComponent(nameof(AlertFrame), frame);
    }

    private static OpenApiResponse Refusal(OpenApiDocument? document, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", document) } },
    };

    private static OpenApiSecurityRequirement Require(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
