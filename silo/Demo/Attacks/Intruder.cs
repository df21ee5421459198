using OrleansSec.Silo.Demo.Organisation;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>One attacker with the credentials of one victim: as whom, from where and with what it calls.</summary>
internal sealed class Intruder
{
    private static readonly string[] _unused = ["ap-northeast-2", "sa-east-1", "ca-central-1", "af-south-1", "ap-south-1", "me-south-1"];
    private static readonly Dictionary<string, string[]> _clients = new(StringComparer.Ordinal)
    {
        ["cli"] =
        [
            "aws-cli/2.15.30 Python/3.11.8 Linux/6.6.9-amd64 exe/x86_64.kali.2024 prompt/off command/sts.get-caller-identity",
            "aws-cli/1.29.57 Python/3.8.10 Windows/10 botocore/1.31.57",
            "aws-cli/2.17.2 md/awscrt#0.20.11 ua/2.0 os/linux#5.15.0 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython",
        ],
        ["tool"] =
        [
            "Boto3/1.34.11 md/Botocore#1.34.11 ua/2.0 os/linux#6.6.9-amd64 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython Botocore/1.34.11",
            "aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#amd64 api/sts#1.30.3",
        ],
        ["scanner"] = ["TruffleHog", "python-requests/2.31.0", "aws-sdk-go-v2/1.17.7 os/linux lang/go#1.19.8 md/GOOS#linux md/GOARCH#amd64"],
        ["browser"] = ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"],
    };

    private readonly Organisation.Organisation _org;
    private readonly AttackOutline _outline;
    private readonly Actor? _victim;
    private readonly bool _blends;
    private readonly string[] _addresses;
    private readonly Dictionary<string, string> _chosen;
    private readonly Identity _newUser;

    public Intruder(Organisation.Organisation org, AttackOutline outline, Actor? victim, bool blends, Dice dice)
    {
        (_org, _outline, _victim, _blends) = (org, outline, victim, blends);
        _addresses = [.. Enumerable.Range(0, 1 + dice.Below(2)).Select(_ => Networks.Attacker(dice))];
        var home = victim is null ? "us-east-1" : victim.Regions[0];
        var newUser = $"{dice.Pick(["svc", "aws", "backup", "support", "sys", "test"])}-{dice.Pick(["admin", "monitor", "sync", "user", "agent"])}{dice.Below(100)}";
        string One(string word) => dice.Pick(org.Targets(word, victim?.Name ?? string.Empty));
        _chosen = new(StringComparer.Ordinal)
        {
            ["$victim"] = victim?.Name ?? "root",
            ["$newUser"] = newUser,
            ["$otherUser"] = dice.Pick([.. org.UserNames.Where(u => u != victim?.Name)]),
            ["$bucket"] = dice.Pick(org.Company.Buckets),
            ["$ownBucket"] = One("$own"),
            ["$group"] = One("$groups"),
            ["$role"] = One("$roles"),
            ["$volume"] = One("$volumes"),
            ["$function"] = One("$functions"),
            ["home"] = home,
            ["unused"] = dice.Pick(_unused),
            ["external"] = $"{9000 + dice.Below(1000)}{dice.Below(90000000) + 10000000}",
        };
        _newUser = Records.Identity.User(org.Company.Account, newUser, dice.Key("AIDA", 17), dice.Key("AKIA"));
    }

    /// <summary>The name of a step in words.</summary>
    public string Title => _outline.Title;

    /// <summary>One call of a step.</summary>
    public Call Make(StepOutline step, int number, string attack, DateTimeOffset time, Dice dice)
    {
        var action = ActionBook.Of(step.Call, Fill(step.Request), Fill(step.Response), Fill(step.Extra));
        var region = action.IsGlobal ? "us-east-1" : step.Region is { } other ? _chosen.GetValueOrDefault(other, other) : _chosen["home"];
        var (caller, entity) = Caller(step, action, time, dice);
        var isUsual = _blends && step.As is null && step.Region is null;
        return new Call(time, caller, action, region, Target(step.Target, dice))
        {
            Detail = step.Detail,
            Error = step.Error is not null && dice.Chance(step.Share) ? step.Error : null,
            Step = new AttackStep(_outline.Title, step.Technique)
            {
                Attack = attack,
                Number = number,
                Entity = entity,
                IsVisible = !(isUsual && action.IsRead && _victim!.Does(action.Service, action.Name)),
            },
        };
    }

    private (Caller Caller, string Entity) Caller(StepOutline step, ApiAction action, DateTimeOffset time, Dice dice)
    {
        var usual = _victim is null ? null : action.IsSignIn ? _victim.Callers.Opening(time, dice) : Usual(time, dice);
        var (identity, entity) = Identity(step, usual, time);
        if (_blends && step.As is null)
        {
            return (usual! with { Identity = identity }, entity);
        }

        var client = _clients[step.Client ?? _outline.Client];
        return (new Caller(identity, dice.Pick(_addresses), client[(int)(Dice.Of(_addresses[0]) % (ulong)client.Length)]), entity);
    }

    // A stolen key is the command line's, not the browser's session.
    private Caller Usual(DateTimeOffset time, Dice dice)
    {
        var caller = _victim!.Callers.At(time, dice);
        for (var i = 0; i < 8 && caller.IsConsole && _outline.Client != "browser"; i++)
        {
            caller = _victim.Callers.At(time, dice);
        }

        return caller;
    }

    private (Identity Identity, string Entity) Identity(StepOutline step, Caller? usual, DateTimeOffset time)
    {
        var account = _org.Company.Account;
        switch (step.As)
        {
            case null when usual is null:
                return (Records.Identity.Root(account), _org.Entity("root", "root"));
            case null:
                return (usual!.Identity, _victim!.Entity);
            case "newUser":
                return (_newUser, _org.Entity("user", _chosen["$newUser"]));
            case "external":
                return (Records.Identity.Foreign(account, _chosen["external"], "AIDAEXAMPLEEXTERNAL01"), _org.Entity("account", "AIDAEXAMPLEEXTERNAL01"));
            default:
                var name = step.As["role:".Length..];
                var role = _chosen.GetValueOrDefault(name, name);
                var session = _org.Company.Role(role) with { Session = "session-1", Since = time.AddMinutes(-2), Key = new Dice(Dice.Of(_addresses[0])).Key("ASIA") };
                return (Records.Identity.Role(account, session), _org.Entity("role", role));
        }
    }

    private string Target(string word, Dice dice) => word switch
    {
        "" => string.Empty,
        "$buckets" => dice.Pick(_org.Company.Buckets),
        "$secrets" or "$instances" => dice.Pick(_org.Targets(word, string.Empty)),
        _ => _chosen.GetValueOrDefault(word, word),
    };

    private string? Fill(string? json) => json?.Replace("<external>", _chosen["external"], StringComparison.Ordinal);
}
