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
        var own = Own ?? InTheUsualPlaces();
        return Role is null ? own : new RoleCredentials(this, own, region);
    }

    // The package's message lists every place in which it looked, over many lines.
    private static AWSCredentials InTheUsualPlaces()
    {
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException)
        {
            throw new AmazonClientException(
                "There are no AWS credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the process a profile, a web identity, or the role of its container or instance.");
        }
    }
}
