using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>Which account an identity belongs to.</summary>
internal static class CallerAccount
{
    /// <summary>The account of the role, or of the process's own identity.</summary>
    public static async Task<string> Of(AwsAccess access, string region, CancellationToken cancellation)
    {
        if (access.Role is { } role)
        {
            return role.Split(':')[4];
        }

        using var sts = new AmazonSecurityTokenServiceClient(access.Credentials(region), access.In(region, new AmazonSecurityTokenServiceConfig()));
        var answer = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation);
        return answer.Account ?? throw new AmazonClientException("The identity's account is not told.");
    }
}
