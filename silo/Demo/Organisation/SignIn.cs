using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>Ways to sign in to the console.</summary>
internal static class SignIn
{
    private const string Page = "\"LoginTo\":\"https://console.aws.amazon.com/console/home\",\"MobileVersion\":\"No\"";

    /// <summary>A wrong password.</summary>
    public static readonly ApiAction Failed = Make("Failure", "Yes", string.Empty);

    /// <summary>Through the company's identity provider, which asks for the second factor itself: AWS knows of none.</summary>
    public static readonly ApiAction Federated = Make("Success", "No", ",\"SamlProviderArn\":\"arn:aws:iam::<account>:saml-provider/AWSSSO_0a1b2c3d4e5f6071_DO_NOT_DELETE\"");

    private static ApiAction Make(string outcome, string mfa, string more) => new("signin", "ConsoleLogin", isRead: false)
    {
        Response = Template.Part($$"""{"ConsoleLogin":"{{outcome}}"}"""),
        Extra = Template.Part($$"""{{{Page}},"MFAUsed":"{{mfa}}"{{more}}}"""),
    };
}
