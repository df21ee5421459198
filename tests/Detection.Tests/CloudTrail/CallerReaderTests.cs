using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>Who acted, for every type of identity.</summary>
public sealed class CallerReaderTests
{
    [Theory]
    [InlineData("""{"type":"Root","accountId":"111122223333","arn":"arn:aws:iam::111122223333:root"}""", "111122223333:root:root", IdentityType.Root)]
    [InlineData("""{"type":"IAMUser","accountId":"111122223333","userName":"ana"}""", "111122223333:user:ana", IdentityType.IamUser)]
    [InlineData("""{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dev/eu/ana"}""", "111122223333:user:ana", IdentityType.IamUser)]
    [InlineData("""{"type":"IAMUser","accountId":"111122223333","principalId":"AIDAEXAMPLE"}""", "111122223333:user:AIDAEXAMPLE", IdentityType.IamUser)]
    [InlineData("""{"type":"IAMUser"}""", "999999999999:user:unknown", IdentityType.IamUser)]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/ci/run-1","sessionContext":{"sessionIssuer":{"userName":"ci","accountId":"111122223333"}}}""", "111122223333:role:ci", IdentityType.AssumedRole)]
    [InlineData("""{"type":"AssumedRole","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::111122223333:role/a/ci"}},"accountId":"111122223333"}""", "111122223333:role:ci", IdentityType.AssumedRole)]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/ci/run/2"}""", "111122223333:role:ci", IdentityType.AssumedRole)]
    [InlineData("""{"type":"AssumedRole","principalId":"AROAEXAMPLE:run-1","accountId":"111122223333"}""", "111122223333:role:AROAEXAMPLE", IdentityType.AssumedRole)]
    [InlineData("""{"type":"Role","arn":"arn:aws:iam::111122223333:role/jobs","accountId":"111122223333"}""", "111122223333:role:jobs", IdentityType.Role)]
    [InlineData("""{"type":"FederatedUser","arn":"arn:aws:sts::111122223333:federated-user/bob","principalId":"111122223333:bob"}""", "111122223333:federated:bob", IdentityType.FederatedUser)]
    [InlineData("""{"type":"Directory","accountId":"111122223333","userName":"carol"}""", "111122223333:directory:carol", IdentityType.Directory)]
    [InlineData("""{"type":"AWSAccount","accountId":"444455556666","principalId":"AROAOTHER:run"}""", "444455556666:account:AROAOTHER", IdentityType.AwsAccount)]
    [InlineData("""{"type":"AWSAccount","accountId":"444455556666"}""", "444455556666:account:444455556666", IdentityType.AwsAccount)]
    [InlineData("""{"type":"AWSAccount","accountId":"ANONYMOUS_PRINCIPAL","principalId":""}""", "999999999999:anonymous:anonymous", IdentityType.Anonymous)]
    [InlineData("""{"type":"AWSService","invokedBy":"ec2.amazonaws.com"}""", "999999999999:service:ec2", IdentityType.AwsService)]
    [InlineData("""{"accountId":"111122223333","invokedBy":"AWS Internal"}""", "111122223333:service:s3", IdentityType.AwsService)]
    [InlineData("""{"type":"IdentityCenterUser","accountId":"111122223333","onBehalfOf":{"userId":"u-1"}}""", "111122223333:identity-center:u-1", IdentityType.IdentityCenterUser)]
    [InlineData("""{"type":"SAMLUser","principalId":"idp:dan","userName":"dan"}""", "999999999999:saml:dan", IdentityType.SamlUser)]
    [InlineData("""{"type":"WebIdentityUser","principalId":"google:x","userName":"erin"}""", "999999999999:web-identity:erin", IdentityType.WebIdentityUser)]
    [InlineData("""{"type":"Unknown","userName":"frank","accountId":"111122223333"}""", "111122223333:unknown:frank", IdentityType.Unknown)]
    [InlineData("""{"type":"SomethingNew","accountId":"111122223333"}""", "111122223333:unknown:unknown", IdentityType.Unknown)]
    [InlineData("{}", "999999999999:unknown:unknown", IdentityType.Unknown)]
    public void Names_the_principal(string identity, string key, IdentityType type)
    {
        var result = Read($$"""{"userIdentity":{{identity}},"recipientAccountId":"999999999999"}""");

        Assert.Equal(new EntityId(EntityKind.Principal, key), result.Principal);
        Assert.Equal(type, result.Observation!.Identity);
    }

    [Fact]
    public void Takes_a_service_event_without_identity_for_the_services()
    {
        var result = Read("""{"userIdentity":null,"eventType":"AwsServiceEvent"}""");

        Assert.Equal("111122223333:service:s3", result.Principal.Key);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"ana\"")]
    [InlineData("[]")]
    public void Refuses_a_record_that_names_nobody(string identity)
    {
        var result = Read($$"""{"userIdentity":{{identity}}}""");

        Assert.Equal("no-identity", result.Reason);
        Assert.Null(result.Observation);
    }

    [Fact]
    public void Uses_zeros_where_no_account_is_named()
    {
        var result = Read("""{"userIdentity":{"type":"IAMUser","userName":"ana","accountId":"acct:evil"},"recipientAccountId":null}""");

        Assert.Equal("000000000000:user:ana", result.Principal.Key);
    }

    [Fact]
    public void Gives_all_sessions_of_a_role_one_principal()
    {
        var found = LogFindings.Of(Given.LogFile(Given.Event(by: Given.Role(session: "one")), Given.Event(by: Given.Role(session: "two"))));

        Assert.Equal(found.Results[0].Principal, found.Results[1].Principal);
        Assert.Equal(["one", "two"], found.Results.Select(r => r.Observation?.Session));
    }

    [Fact]
    public void Bounds_hostile_names_and_keeps_them_apart()
    {
        var name = new string('x', 5000);

        var one = Read($$$"""{"userIdentity":{"type":"IAMUser","userName":"{{{name}}}1"}}""").Principal;
        var two = Read($$$"""{"userIdentity":{"type":"IAMUser","userName":"{{{name}}}2"}}""").Principal;

        Assert.NotEqual(one, two);
        Assert.InRange(one.Key.Length, 100, 160);
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\nb")]
    [InlineData("a\\u202eb")]
    public void Keeps_control_characters_out_of_keys(string name)
    {
        var key = Read($$$"""{"userIdentity":{"type":"IAMUser","userName":"{{{name}}}"}}""").Principal.Key;

        Assert.StartsWith("111122223333:user:a\uFFFDb", key, StringComparison.Ordinal);
        Assert.DoesNotContain(key, char.IsControl);
    }

    private static Detection.CloudTrail.ObservationResult Read(string more) =>
        LogFindings.Of(Encoding.UTF8.GetBytes((Given.Event() with { More = more }).ToString())).Results.Single();
}
