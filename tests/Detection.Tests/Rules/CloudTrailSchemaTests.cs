using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>The fields that CloudTrail records have.</summary>
public sealed class CloudTrailSchemaTests
{
    [Theory]
    [InlineData("addendum additionalEventData apiVersion awsRegion edgeDeviceDetails errorCode errorMessage eventCategory")]
    [InlineData("eventContext eventID eventName eventSource eventTime eventType eventVersion insightDetails managementEvent")]
    [InlineData("readOnly recipientAccountId requestID requestParameters resources responseElements serviceEventDetails")]
    [InlineData("sessionCredentialFromConsole sharedEventID sourceIPAddress tlsDetails userAgent userIdentity")]
    [InlineData("vpcEndpointAccountId vpcEndpointId requestParameters.anything.at.all responseElements.x userIdentity")]
    [InlineData("userIdentity.accessKeyId userIdentity.accountId userIdentity.arn userIdentity.credentialId userIdentity.identityProvider")]
    [InlineData("userIdentity.inScopeOf userIdentity.invokedBy userIdentity.invokedByDelegate userIdentity.onBehalfOf userIdentity.principalId")]
    [InlineData("userIdentity.sessionContext.sessionIssuer.arn userIdentity.type userIdentity.userName")]
    public void Hold_what_AWS_documents(string fields) => Assert.All(fields.Split(' '), field => Assert.Null(CloudTrailSchema.Doubt(field)));

    [Theory]
    [InlineData("Status", "CloudTrail records have no field Status, so that Status never has a value")]
    [InlineData("evntName.x", "CloudTrail records have no field evntName, so that evntName.x never has a value; did you mean eventName?")]
    [InlineData("userIdentity.usrName", "userIdentity has no member usrName, so that userIdentity.usrName never has a value; did you mean userName?")]
    [InlineData("userIdentity.zzzzzzzz.y", "userIdentity has no member zzzzzzzz, so that userIdentity.zzzzzzzz.y never has a value")]
    public void Are_doubted_where_AWS_documents_none(string field, string doubt) => Assert.Equal(doubt, CloudTrailSchema.Doubt(field));
}
