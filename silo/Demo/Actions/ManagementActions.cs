using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Actions;

/// <summary>Management calls of the services that need no file of their own.</summary>
internal static class ManagementActions
{
    public static readonly ApiAction GetParameter = new("ssm", "GetParameter", isRead: true)
    {
        Request = (json, call, _) =>
        {
            json.WriteString("name", call.Target);
            json.WriteBoolean("withDecryption", true);
        },
    };

    public static readonly ApiAction UpdateInstanceInformation = new("ssm", "UpdateInstanceInformation", isRead: false)
    {
        Request = (json, call, _) =>
        {
            json.WriteString("instanceId", call.Target);
            json.WriteString("agentVersion", "3.3.3050.0");
            json.WriteString("agentStatus", "Active");
            json.WriteString("platformType", "Linux");
            json.WriteString("platformName", "Amazon Linux");
            json.WriteString("platformVersion", "2023");
            json.WriteString("iPAddress", call.Caller.Address);
            json.WriteString("agentName", "amazon-ssm-agent");
        },
    };

    public static readonly ApiAction ListInstanceAssociations = new("ssm", "ListInstanceAssociations", isRead: true, "instanceId");
    public static readonly ApiAction DescribeInstanceInformation = new("ssm", "DescribeInstanceInformation", isRead: true);
    public static readonly ApiAction GetSecretValue = new("secretsmanager", "GetSecretValue", isRead: true, "secretId");
    public static readonly ApiAction FilterLogEvents = new("logs", "FilterLogEvents", isRead: true, "logGroupName");
    public static readonly ApiAction DescribeLogGroups = new("logs", "DescribeLogGroups", isRead: true);
    public static readonly ApiAction CreateLogStream = new("logs", "CreateLogStream", isRead: false)
    {
        Request = (json, call, dice) =>
        {
            json.WriteString("logGroupName", call.Target);
            json.WriteString("logStreamName", $"{call.Time:yyyy/MM/dd}/[$LATEST]{dice.Hex(32)}");
        },
    };

    public static readonly ApiAction DescribeAlarms = new("monitoring", "DescribeAlarms", isRead: true);
    public static readonly ApiAction ListMetrics = new("monitoring", "ListMetrics", isRead: true, "namespace");
    public static readonly ApiAction ListFunctions = new("lambda", "ListFunctions20150331", isRead: true);
    public static readonly ApiAction GetFunction = new("lambda", "GetFunction20150331v2", isRead: true, "functionName");
    public static readonly ApiAction UpdateFunctionCode = new("lambda", "UpdateFunctionCode20150331v2", isRead: false)
    {
        Request = (json, call, dice) =>
        {
            json.WriteString("functionName", call.Target);
            json.WriteString("s3Bucket", "acme-ci-artifacts");
            json.WriteString("s3Key", $"builds/{dice.Hex(40)}.zip");
            json.WriteBoolean("publish", true);
        },
    };

    public static readonly ApiAction DescribeServices = new("ecs", "DescribeServices", isRead: true, "cluster");
    public static readonly ApiAction DescribeTaskDefinition = new("ecs", "DescribeTaskDefinition", isRead: true, "taskDefinition");
    public static readonly ApiAction UpdateService = new("ecs", "UpdateService", isRead: false, "service");
    public static readonly ApiAction GetAuthorizationToken = new("ecr", "GetAuthorizationToken", isRead: true);
    public static readonly ApiAction BatchGetImage = new("ecr", "BatchGetImage", isRead: true, "repositoryName");
    public static readonly ApiAction DescribeDbInstances = new("rds", "DescribeDBInstances", isRead: true);
    public static readonly ApiAction DescribeDbSnapshots = new("rds", "DescribeDBSnapshots", isRead: true, "dBInstanceIdentifier");
    public static readonly ApiAction CreateDbSnapshot = new("rds", "CreateDBSnapshot", isRead: false, "dBInstanceIdentifier");
    public static readonly ApiAction DescribeTrails = new("cloudtrail", "DescribeTrails", isRead: true);
    public static readonly ApiAction GetTrailStatus = new("cloudtrail", "GetTrailStatus", isRead: true, "name");
    public static readonly ApiAction LookupEvents = new("cloudtrail", "LookupEvents", isRead: true);
    public static readonly ApiAction ListFindings = new("guardduty", "ListFindings", isRead: true, "detectorId");
    public static readonly ApiAction DescribeConfigRules = new("config", "DescribeConfigRules", isRead: true);
    public static readonly ApiAction DescribeStacks = new("cloudformation", "DescribeStacks", isRead: true, "stackName");
    public static readonly ApiAction StartQueryExecution = new("athena", "StartQueryExecution", isRead: false, "workGroup");
    public static readonly ApiAction GetQueryResults = new("athena", "GetQueryResults", isRead: true, "queryExecutionId");
    public static readonly ApiAction GetTable = new("glue", "GetTable", isRead: true, "name");
    public static readonly ApiAction DescribeLoadBalancers = new("elasticloadbalancing", "DescribeLoadBalancers", isRead: true);
    public static readonly ApiAction DescribeTargetHealth = new("elasticloadbalancing", "DescribeTargetHealth", isRead: true, "targetGroupArn");
    public static readonly ApiAction DescribeAutoScalingGroups = new("autoscaling", "DescribeAutoScalingGroups", isRead: true);
    public static readonly ApiAction DescribeTable = new("dynamodb", "DescribeTable", isRead: true, "tableName");

    public static readonly ApiAction GetItem = Item("GetItem", isRead: true);
    public static readonly ApiAction PutItem = Item("PutItem", isRead: false);

    private static ApiAction Item(string name, bool isRead) => new("dynamodb", name, isRead)
    {
        IsData = true,
        Request = (json, call, dice) =>
        {
            json.WriteString("tableName", call.Target);
            json.WriteStartObject("key");
            json.WriteString("id", dice.Hex(12));
            json.WriteEndObject();
        },
        Resources = (json, call, _) =>
        {
            json.WriteStartObject();
            json.WriteString("accountId", call.Caller.Identity.Account);
            json.WriteString("type", "AWS::DynamoDB::Table");
            json.WriteString("ARN", $"arn:aws:dynamodb:{call.Region}:{call.Caller.Identity.Account}:table/{call.Target}");
            json.WriteEndObject();
        },
    };
}
