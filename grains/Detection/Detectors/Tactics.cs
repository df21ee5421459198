using System.Collections.Frozen;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>Tells what a call would serve in the hands of an attacker, by the tactics of MITRE ATT&amp;CK.</summary>
internal static class Tactics
{
    private static readonly Tactic _initialAccess = Of("Initial Access", "sign-in", "T1078.004");
    private static readonly Tactic _execution = Of("Execution", "execution", "T1651");
    private static readonly Tactic _persistence = Of("Persistence", "persistence", "T1098");
    private static readonly Tactic _users = Of("Persistence", "persistence", "T1136.003");
    private static readonly Tactic _escalation = Of("Privilege Escalation", "privilege change", "T1098.003");
    private static readonly Tactic _evasion = Of("Defense Evasion", "change of defences", "T1562.008");
    private static readonly Tactic _firewall = Of("Defense Evasion", "change of defences", "T1562.007");
    private static readonly Tactic _credentials = Of("Credential Access", "access to credentials", "T1555.006");
    private static readonly Tactic _discovery = Of("Discovery", "discovery", "T1580");
    private static readonly Tactic _identities = Of("Discovery", "discovery", "T1087.004");
    private static readonly Tactic _collection = Of("Exfiltration", "access to data", "T1530");
    private static readonly Tactic _sharing = Of("Exfiltration", "sharing of data", "T1537");
    private static readonly Tactic _destruction = Of("Impact", "deletion", "T1485");
    private static readonly Tactic _resources = Of("Impact", "use of resources", "T1496");
    private static readonly Tactic _other = Of("Initial Access", "behaviour", "T1078.004");

    private static readonly FrozenDictionary<string, Tactic> _known = Known();

    // By the first words of the call, the longer ones first.
    private static readonly (string Verb, Tactic Tactic)[] _verbs =
    [
        ("Delete", _destruction), ("Terminate", _destruction), ("BatchDelete", _destruction), ("Purge", _destruction),
        ("Run", _resources), ("Start", _resources), ("Create", _persistence), ("Put", _persistence), ("Update", _persistence),
    ];

    /// <summary>The tactic of an event's action.</summary>
    public static Tactic Of(Observation observation)
    {
        if (_known.TryGetValue(observation.Action, out var known))
        {
            return known;
        }

        return observation.Access switch
        {
            AccessClass.Logging => _evasion,
            AccessClass.Read => observation.Service is "iam" or "organizations" or "sso" or "identitystore" ? _identities : _discovery,
            AccessClass.Data => _collection,
            AccessClass.Permission => observation.Service == "iam" ? _escalation : _persistence,
            _ => OfVerb(observation.Action),
        };
    }

    private static Tactic OfVerb(string action)
    {
        var call = action.AsSpan(action.IndexOf(':', StringComparison.Ordinal) + 1);
        foreach (var (verb, tactic) in _verbs)
        {
            if (call.StartsWith(verb, StringComparison.Ordinal))
            {
                return tactic;
            }
        }

        return _other;
    }

    // Whatever it is for, it is done with a valid account.
    private static Tactic Of(string name, string what, string technique) =>
        new(name, $"Anomalous {what}", technique == "T1078.004" ? [technique] : [technique, "T1078.004"]);

    private static FrozenDictionary<string, Tactic> Known()
    {
        (Tactic Tactic, string Actions)[] rows =
        [
            (_initialAccess, "signin:ConsoleLogin signin:SwitchRole sts:AssumeRole sts:AssumeRoleWithSAML sts:AssumeRoleWithWebIdentity"
                + " sts:GetFederationToken sts:GetSessionToken sts:AssumeRoot"),
            (_execution, "ssm:SendCommand ssm:StartSession ssm:StartAutomationExecution ecs:ExecuteCommand lambda:Invoke"
                + " ec2-instance-connect:SendSSHPublicKey ec2-instance-connect:SendSerialConsoleSSHPublicKey"),
            (_users, "iam:CreateUser iam:CreateLoginProfile iam:CreateAccessKey iam:CreateRole iam:UpdateLoginProfile identitystore:CreateUser"),
            (_persistence, "iam:UpdateAssumeRolePolicy iam:CreateSAMLProvider iam:UpdateSAMLProvider iam:CreateOpenIDConnectProvider"
                + " ec2:CreateKeyPair ec2:ImportKeyPair rolesanywhere:CreateTrustAnchor"),
            (_firewall, "ec2:AuthorizeSecurityGroupIngress ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:CreateNetworkAclEntry"
                + " ec2:ReplaceNetworkAclEntry"),
            (_credentials, "secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath"
                + " ssm:GetParameterHistory ec2:GetPasswordData redshift:GetClusterCredentials kms:Decrypt"),
            (_sharing, "ec2:ModifySnapshotAttribute ec2:ModifyImageAttribute ec2:CreateSnapshot ec2:CreateSnapshots ec2:CreateImage rds:CreateDBSnapshot"
                + " rds:ModifyDBSnapshotAttribute rds:ModifyDBClusterSnapshotAttribute rds:StartExportTask s3:PutBucketPolicy s3:PutBucketAcl"
                + " s3:PutBucketReplication s3:PutObjectAcl ecr:SetRepositoryPolicy"),
        ];
        return rows
            .SelectMany(r => r.Actions.Split(' '), (r, action) => KeyValuePair.Create(action, r.Tactic))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
