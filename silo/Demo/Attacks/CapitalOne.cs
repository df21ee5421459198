using OrleansSec.Silo.Demo.Actions;
using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>
/// The theft from Capital One in 2019, in shape: the credentials of a firewall host's role, had through that host from
/// its metadata service, are used over Tor and a VPN to list and copy buckets. After the complaint in United States v.
/// Thompson (W.D. Wash., 2019): a credentials command, a list-buckets command, a sync command, some 700 folders.
/// </summary>
internal sealed class CapitalOne : IAttackScript
{
    // Documentation addresses, in the part of the Tor exit and of the VPN exit.
    private const string TorExit = "192.0.2.66";
    private const string VpnExit = "192.0.2.140";
    private const string CommandLine = "aws-cli/1.16.93 Python/2.7.15 Linux/4.19.0 botocore/1.12.83";

    private const int Buckets = 450;
    private const int Objects = 1500;

    private static readonly AttackStep _identity = new("stolen credentials", "T1552.005");
    private static readonly AttackStep _probe = new("permission probing", "T1580");
    private static readonly AttackStep _buckets = new("bucket discovery", "T1619");
    private static readonly AttackStep _objects = new("object discovery", "T1619");
    private static readonly AttackStep _copy = new("collection", "T1530");

    public DemoAttack Attack => DemoAttack.CapitalOne;

    public IEnumerable<Call> Calls(Company company, DateTimeOffset start, Dice dice)
    {
        var host = company.Firewall.Seats[0].Session;
        var buckets = company.Buckets.Take(Buckets).ToArray();
        return
        [
            .. Probe(Caller(TorExit)),
            .. buckets.SelectMany((bucket, index) => List(bucket, index)),
            .. Enumerable.Range(0, Objects).Select(Copy),
        ];

        Caller Caller(string address) => new(company.Firewall.IdentityAt(host, start), address, CommandLine);

        IEnumerable<Call> List(string bucket, int index)
        {
            var isOpen = !dice.Chance(0.1);
            var time = start.AddSeconds(180 + (index * 360 / Buckets));
            yield return new Call(time, Caller(TorExit), S3Actions.ListObjects, Company.Home, bucket)
            {
                Step = _objects,
                Error = isOpen ? null : "AccessDenied",
            };
        }

        Call Copy(int index) => new(start.AddSeconds(420 + (index * 1020 / Objects)), Caller(VpnExit), S3Actions.GetObject, Company.Home, dice.Pick(buckets))
        {
            Step = _copy,
            Detail = $"applications/{2005 + dice.Below(14)}/part-{index:00000}.csv.gz",
            Error = dice.Chance(0.03) ? "AccessDenied" : null,
        };

        IEnumerable<Call> Probe(Caller caller)
        {
            yield return new Call(start, caller, StsActions.GetCallerIdentity, Company.Home, string.Empty) { Step = _identity };
            yield return Denied(20, IamActions.ListAttachedRolePolicies, Company.FirewallRole, "AccessDenied");
            yield return Denied(45, Ec2Actions.DescribeInstances, string.Empty, "Client.UnauthorizedOperation");
            yield return Denied(70, IamActions.ListUsers, "*", "AccessDenied");
            yield return new Call(start.AddSeconds(110), caller, S3Actions.ListBuckets, Company.Home, string.Empty) { Step = _buckets };

            Call Denied(int second, ApiAction action, string target, string error) =>
                new(start.AddSeconds(second), caller, action, Company.Home, target) { Step = _probe, Error = error };
        }
    }
}
