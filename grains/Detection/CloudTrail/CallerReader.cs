using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// Reads who acted. All sessions of a role are one principal, which belongs to the role's account; a caller from
/// another account belongs to that account. Where no account is named it is the recipient's, and where that is
/// missing too, <c>000000000000</c>.
/// </summary>
internal static class CallerReader
{
    private static ReadOnlySpan<byte> NoAccount => "000000000000"u8;

    /// <summary>The caller; false if the record does not say who acted.</summary>
    public static bool TryRead(EventFields fields, CloudTrailFields at, out Caller caller)
    {
        caller = default;
        if (fields.ObjectAt(at.UserIdentity) is null)
        {
            if (!IsServiceEvent(fields, at))
            {
                return false;
            }

            ReadService(ref caller, fields, at);
            return true;
        }

        caller.Account = Account(fields, at);
        caller.Identity = TypeOf(fields.First(at.Type));
        switch (caller.Identity)
        {
            case IdentityType.Root:
                Named(ref caller, "root"u8, "root"u8, [], []);
                break;
            case IdentityType.IamUser:
                Named(ref caller, "user"u8, fields.First(at.UserName), LastStep(fields.First(at.Arn)), fields.First(at.PrincipalId));
                break;
            case IdentityType.AssumedRole:
                ReadSession(ref caller, fields, at);
                break;
            case IdentityType.Role:
                Named(ref caller, "role"u8, fields.First(at.UserName), LastStep(fields.First(at.Arn)), fields.First(at.PrincipalId));
                break;
            case IdentityType.FederatedUser:
                Named(ref caller, "federated"u8, LastStep(fields.First(at.Arn)), AfterColon(fields.First(at.PrincipalId)), fields.First(at.UserName));
                break;
            case IdentityType.Directory:
                Named(ref caller, "directory"u8, fields.First(at.UserName), fields.First(at.PrincipalId), []);
                break;
            case IdentityType.AwsAccount:
                ReadAccount(ref caller, fields, at);
                break;
            case IdentityType.AwsService:
                ReadService(ref caller, fields, at);
                break;
            case IdentityType.IdentityCenterUser:
                Named(ref caller, "identity-center"u8, fields.First(at.OnBehalfOf), fields.First(at.PrincipalId), fields.First(at.UserName));
                break;
            case IdentityType.SamlUser:
                Named(ref caller, "saml"u8, fields.First(at.UserName), fields.First(at.PrincipalId), []);
                break;
            case IdentityType.WebIdentityUser:
                Named(ref caller, "web-identity"u8, fields.First(at.UserName), fields.First(at.PrincipalId), []);
                break;
            default:
                ReadOther(ref caller, fields, at);
                break;
        }

        return true;
    }

    private static IdentityType TypeOf(ReadOnlySpan<byte> type) => type switch
    {
        _ when type.SequenceEqual("AssumedRole"u8) => IdentityType.AssumedRole,
        _ when type.SequenceEqual("IAMUser"u8) => IdentityType.IamUser,
        _ when type.SequenceEqual("AWSService"u8) => IdentityType.AwsService,
        _ when type.SequenceEqual("Root"u8) => IdentityType.Root,
        _ when type.SequenceEqual("AWSAccount"u8) => IdentityType.AwsAccount,
        _ when type.SequenceEqual("Role"u8) => IdentityType.Role,
        _ when type.SequenceEqual("FederatedUser"u8) => IdentityType.FederatedUser,
        _ when type.SequenceEqual("Directory"u8) => IdentityType.Directory,
        _ when type.SequenceEqual("IdentityCenterUser"u8) => IdentityType.IdentityCenterUser,
        _ when type.SequenceEqual("SAMLUser"u8) => IdentityType.SamlUser,
        _ when type.SequenceEqual("WebIdentityUser"u8) => IdentityType.WebIdentityUser,
        _ => IdentityType.Unknown,
    };

    private static void ReadSession(ref Caller caller, EventFields fields, CloudTrailFields at)
    {
        // arn:aws:sts::111122223333:assumed-role/NAME/SESSION
        var arn = fields.First(at.Arn);
        var path = arn.IndexOf("assumed-role/"u8) is var start and >= 0 ? arn[(start + 13)..] : default;
        var slash = path.IndexOf((byte)'/');
        var name = slash >= 0 ? path[..slash] : path;
        caller.Session = slash >= 0 ? path[(slash + 1)..] : AfterColon(fields.First(at.PrincipalId));
        Named(ref caller, "role"u8, fields.First(at.IssuerName), LastStep(fields.First(at.IssuerArn)), name);
        if (caller.Name.IsEmpty)
        {
            Named(ref caller, "role"u8, fields.First(at.UserName), BeforeColon(fields.First(at.PrincipalId)), []);
        }
    }

    private static void ReadAccount(ref Caller caller, EventFields fields, CloudTrailFields at)
    {
        var account = fields.First(at.Account);
        if (account.SequenceEqual("ANONYMOUS_PRINCIPAL"u8) || account.SequenceEqual("anonymous"u8))
        {
            caller.Identity = IdentityType.Anonymous;
            Named(ref caller, "anonymous"u8, "anonymous"u8, [], []);
            return;
        }

        // The other account's user or role by its unique id; a role's comes with the session's name.
        var principal = fields.First(at.PrincipalId);
        caller.Session = AfterColon(principal);
        Named(ref caller, "account"u8, BeforeColon(principal), account, []);
    }

    private static void ReadOther(ref Caller caller, EventFields fields, CloudTrailFields at)
    {
        if (IsServiceEvent(fields, at) || fields.Has(at.InvokedBy))
        {
            ReadService(ref caller, fields, at);
            return;
        }

        Named(ref caller, "unknown"u8, fields.First(at.UserName), LastStep(fields.First(at.Arn)), BeforeColon(fields.First(at.PrincipalId)));
    }

    private static void ReadService(ref Caller caller, EventFields fields, CloudTrailFields at)
    {
        caller.Identity = IdentityType.AwsService;
        caller.Account = Account(fields, at);

        // "AWS Internal" says less than the service that reports the event.
        var invoker = fields.First(at.InvokedBy);
        var source = fields.First(at.EventSource);
        Named(ref caller, "service"u8, invoker.SequenceEqual("AWS Internal"u8) && !source.IsEmpty ? source : invoker, source, []);
        if (caller.Name.EndsWith(".amazonaws.com"u8))
        {
            caller.Name = caller.Name[..^14];
        }
    }

    private static bool IsServiceEvent(EventFields fields, CloudTrailFields at) =>
        fields.First(at.EventType).SequenceEqual("AwsServiceEvent"u8);

    private static void Named(
        ref Caller caller, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> best, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        caller.Kind = kind;
        caller.Name = !best.IsEmpty ? best : !second.IsEmpty ? second : third;
    }

    private static ReadOnlySpan<byte> Account(EventFields fields, CloudTrailFields at)
    {
        var own = fields.First(at.Account);
        if (IsAccount(own))
        {
            return own;
        }

        own = fields.First(at.IssuerAccount);
        if (IsAccount(own))
        {
            return own;
        }

        own = AccountOfArn(fields.First(at.Arn));
        if (IsAccount(own))
        {
            return own;
        }

        own = fields.First(at.RecipientAccount);
        return IsAccount(own) ? own : NoAccount;
    }

    private static bool IsAccount(ReadOnlySpan<byte> text) =>
        text.Length == 12 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static ReadOnlySpan<byte> AccountOfArn(ReadOnlySpan<byte> arn)
    {
        for (var i = 0; i < 4; i++)
        {
            arn = AfterColon(arn);
        }

        return BeforeColon(arn);
    }

    private static ReadOnlySpan<byte> LastStep(ReadOnlySpan<byte> arn) =>
        arn.LastIndexOf((byte)'/') is var at and >= 0 ? arn[(at + 1)..] : default;

    private static ReadOnlySpan<byte> AfterColon(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)':') is var at and >= 0 ? text[(at + 1)..] : default;

    private static ReadOnlySpan<byte> BeforeColon(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)':') is var at and >= 0 ? text[..at] : text;
}
