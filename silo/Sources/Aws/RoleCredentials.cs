using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>The credentials of a role, asked of STS by the process's own identity, and again before they expire.</summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private const string Session = "orleanssec";

    private readonly AwsAccess _access;
    private readonly AWSCredentials _own;
    private readonly string _region;

    public RoleCredentials(AwsAccess access, AWSCredentials own, string region)
    {
        (_access, _own, _region) = (access, own, region);
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(_own, _access.In(_region, new AmazonSecurityTokenServiceConfig()));
        var answer = await sts.AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = _access.Role, RoleSessionName = Session, ExternalId = _access.ExternalId });
        var given = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            given.Expiration ?? throw new AmazonClientException("The role's credentials came without an end."));
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();
}
