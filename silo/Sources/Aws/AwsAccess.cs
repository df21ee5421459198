using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>By which identity and at which address AWS is asked.</summary>
/// <param name="Role">A role to take on; null for the process's own identity.</param>
/// <param name="ExternalId">What the role's trust policy asks for; null for nothing.</param>
/// <param name="Endpoint">An address that stands in for AWS; null for AWS itself.</param>
internal sealed record AwsAccess(string? Role, string? ExternalId, Uri? Endpoint)
{
    /// <summary>The process's own identity; found in the usual places unless set.</summary>
    public AWSCredentials? Own { get; init; }

    /// <summary>A client's configuration for a region.</summary>
    public T In<T>(string region, T configuration)
        where T : ClientConfig
    {
        if (Endpoint is null)
        {
            configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            configuration.ServiceURL = Endpoint.ToString();
            configuration.AuthenticationRegion = region;
        }

        return configuration;
    }

    /// <summary>The credentials to sign with, asked of a region's token service where there is a role; they renew themselves.</summary>
    public AWSCredentials Credentials(string region)
    {
        var own = Own ?? DefaultAWSCredentialsIdentityResolver.GetCredentials();
        return Role is null ? own : new RoleCredentials(this, own, region);
    }
}
