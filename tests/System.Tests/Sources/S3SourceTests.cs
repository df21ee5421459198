using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SQS.Model;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class S3SourceTests(MotoServer aws) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task Objects_that_a_bucket_announces_end_in_alerts_and_their_messages_are_deleted()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "announced");
        await trail.Put(Trail.Key("a"), Trail.Log("a"));
        await using var serve = await trail.Serve(folder);
        await serve.Until("/api/v1/system", s => Events(s) == 1);

        await trail.Put("backup/" + Trail.Key("b c"), Trail.Log("b"));

        await serve.Until("/api/v1/system", s => Events(s) == 2);
        await trail.MessagesAre(0);
        Assert.Equal(2, Count(await serve.Alerts()));
        Assert.Contains("s3://announced/backup/AWSLogs/", (await serve.Get("/api/v1/events?action=cloudtrail:StopLogging")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_of_notification_is_read_and_an_object_that_many_announce_only_once()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "forms", notifies: false);
        var (a, b, c) = (Trail.Key("a"), Trail.Key("b"), Trail.Key("c"));
        var tag = await trail.Put(a, Trail.Log("a"));
        await trail.Put(b, Trail.Log("b"));
        await trail.Put(c, Trail.Log("c"));
        await trail.Send(trail.Notice(a, tag));
        await trail.Send(trail.Notice(a, tag));
        await trail.Send(JsonSerializer.Serialize(new { Type = "Notification", Message = trail.Notice(a, tag) }));
        await trail.Send(JsonSerializer.Serialize(new { s3Bucket = trail.Bucket, s3ObjectKey = new[] { a, b } }));
        await trail.Send(Bridged(trail.Bucket, c));
        await trail.Send("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"forms"}""");

        await using var serve = await trail.Serve(folder);
        await trail.MessagesAre(0);

        Assert.Equal(3, await serve.Counter("events"));
        Assert.Equal(3, Count(await serve.Alerts()));
        Assert.Empty((await serve.Get("/api/v1/quarantine")).EnumerateArray());
    }

    [Fact]
    public async Task What_is_no_log_or_not_wanted_is_counted_and_what_cannot_be_had_is_quarantined()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "mixed");
        await trail.Put(Trail.Key("a", kind: "CloudTrail-Digest"), Trail.Log("a"));
        await trail.Put(Trail.Key("a", kind: "Config"), Trail.Log("a"));
        await trail.Put("readme.txt", "hello"u8.ToArray());
        await trail.Put(Trail.Key("a", account: "999999999999"), Trail.Log("a"));
        await trail.Put(Trail.Key("a", region: "eu-west-1"), Trail.Log("a"));
        await trail.Put("org/AWSLogs/o-abc1234567/111122223333/CloudTrail/us-east-1/2024/07/31/b.json.gz", Trail.Log("b"));
        await trail.Put(Trail.Key("gone"), Trail.Log("gone"));
        await trail.S3.DeleteObjectAsync(trail.Bucket, Trail.Key("gone"), Now);
        await trail.Put(Trail.Key("changed"), Trail.Log("before"));
        await trail.Put(Trail.Key("changed"), Trail.Log("after"));
        await trail.Send("no notification");

        await using var serve = await trail.Serve(folder, ["--s3-accounts", "111122223333,444455556666", "--s3-regions", "us-east-1"]);
        await trail.MessagesAre(0);

        await serve.Until("/api/v1/system", s => Events(s) == 2);
        var source = Source(await serve.Get("/api/v1/system"));
        Assert.Equal("idle", source.GetProperty("state").GetString());
        Assert.Contains("1 AWS Config, 1 digest, 1 other account, 1 other notice, 1 other object, 1 other region", source.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var reasons = (await serve.Get("/api/v1/quarantine")).EnumerateArray().Select(r => r.GetProperty("reason").GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(["missing-object", "not-a-notification", "replaced-object"], reasons);
    }

    [Fact]
    public async Task A_message_is_kept_hidden_until_all_it_announces_is_durable_and_comes_again_after_a_kill()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "killed", notifies: false);
        var (a, b) = (Trail.Key("a"), Trail.Key("b"));
        var records = new[] { trail.Record(a, await trail.Put(a, Trail.Log("a"))), trail.Record(b, await trail.Put(b, Trail.Log("b"))) };
        await trail.Send(JsonSerializer.Serialize(new { Records = records }));
        SortedDictionary<string, JsonElement> before;
        await using (var first = await trail.Serve(folder, environment: NeverCommits()))
        {
            await first.Until("/api/v1/alerts", s => s.GetProperty("alerts").EnumerateArray().Any(IsStopLogging));
            before = await first.Alerts();

            // Longer than it would be hidden if nobody held it.
            var taken = await trail.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = trail.Queue, WaitTimeSeconds = 5 }, Now);
            Assert.Empty(taken.Messages ?? []);
            Assert.Equal(0, await first.Counter("batches"));
            Assert.Equal(1, await trail.Messages());
            await first.Kill();
        }

        await using var second = await trail.Serve(folder);

        await trail.MessagesAre(0);
        Assert.Equal(2, await second.Counter("batches"));
        var after = await second.Alerts();
        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(2, Count(after));
    }

    [Fact]
    public async Task An_object_that_may_not_be_read_is_shown_and_tried_again_and_holds_up_nothing_else()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "refused", notifies: false);
        var (a, frozen, c) = (Trail.Key("a"), Trail.Key("frozen"), Trail.Key("c"));
        var tag = await trail.Put(frozen, Trail.Log("frozen"));
        await trail.Freeze(frozen);
        var records = new[] { trail.Record(a, await trail.Put(a, Trail.Log("a"))), trail.Record(frozen, tag) };
        await trail.Send(JsonSerializer.Serialize(new { Records = records }));
        await trail.Send(trail.Notice(c, await trail.Put(c, Trail.Log("c"))));
        await using var serve = await trail.Serve(folder);

        var failing = await serve.Until("/api/v1/system", s => Events(s) == 2 && Source(s).GetProperty("state").GetString() == "waiting");
        Assert.Contains("s3://refused/" + frozen, Source(failing).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("InvalidObjectState", Source(failing).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("no dead-letter queue", Source(failing).GetProperty("detail").GetString(), StringComparison.Ordinal);
        await trail.MessagesAre(1);
        await trail.Put(frozen, Trail.Log("frozen"));

        await serve.Until("/api/v1/system", s => Events(s) == 3 && Source(s).GetProperty("state").GetString() == "idle");
        await trail.MessagesAre(0);
        Assert.Equal(3, await serve.Counter("batches"));
    }

    [Fact]
    public async Task A_queue_and_a_bucket_of_another_account_are_read_by_its_role()
    {
        using var folder = new Folder();
        const string Role = "arn:aws:iam::222222222222:role/orleanssec";
        using var sts = new AmazonSecurityTokenServiceClient(
            new BasicAWSCredentials("test", "test"), new AmazonSecurityTokenServiceConfig { ServiceURL = aws.Url.ToString(), AuthenticationRegion = Trail.Region });
        var there = (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = Role, RoleSessionName = "test" }, Now)).Credentials;
        using var trail = await Trail.Create(aws, "elsewhere", credentials: there);
        await trail.Put(Trail.Key("a"), Trail.Log("a"));
        await using (var stranger = await trail.Serve(folder))
        {
            await stranger.Until("/api/v1/system", s => Source(s).GetProperty("state").GetString() == "failed");
        }

        await using var serve = await trail.Serve(folder, ["--s3-role", Role, "--s3-external-id", "agreed"]);

        await serve.Until("/api/v1/system", s => Events(s) == 1);
        await trail.MessagesAre(0);
    }

    [Fact]
    public async Task Logs_that_are_not_as_they_were_delivered_alert_on_their_account()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "verified");
        using var chain = new DigestChain(trail.Bucket);
        folder.Drop("keys.json", Encoding.UTF8.GetBytes(chain.Keys));
        var (a, b, c) = (Trail.Key("a"), Trail.Key("b"), Trail.Key("c"));
        await trail.Put(a, Trail.Log("a"));
        await trail.Put(b, Trail.Log("other"));
        await trail.Put(chain.Next((a, Trail.Log("a"))));
        await trail.Put(chain.Next((b, Trail.Log("b")), (c, Trail.Log("c"))));
        await using var serve = await trail.Serve(folder, ["--verify-digests", "--digest-keys", folder["keys.json"]]);

        await trail.MessagesAre(0);

        var alerts = (await serve.Alerts()).Values.Where(t => t.GetProperty("detector").GetString() == "integrity:logs").ToArray();
        Assert.Equal(
            ["Delivered logs of us-east-1 are gone", "Delivered logs of us-east-1 were changed"],
            alerts.Select(t => t.GetProperty("title").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(alerts, t => Assert.Equal(("acct:111122223333", "critical"), (t.GetProperty("entity").GetString(), t.GetProperty("severity").GetString())));
        Assert.Contains("Verified: 2 digests.", Source(await serve.Get("/api/v1/system")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> NeverCommits() => new()
    {
        ["Ingest__EpochAge"] = "00:10:00",
        ["Ingest__IdleEpochAge"] = "00:10:00",
    };

    private static string Bridged(string bucket, string key) => new JsonObject
    {
        ["source"] = "aws.s3",
        ["detail-type"] = "Object Created",
        ["region"] = Trail.Region,
        ["time"] = "2024-07-31T12:00:00Z",
        ["detail"] = new JsonObject
        {
            ["bucket"] = new JsonObject { ["name"] = bucket },
            ["object"] = new JsonObject { ["key"] = key },
        },
    }.ToJsonString();

    private static JsonElement Source(JsonElement system) =>
        system.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == "s3");

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();

    private static bool IsStopLogging(JsonElement alert) => alert.GetProperty("detector").GetString() == "rule:trail_logging_stopped";

    private static long Count(SortedDictionary<string, JsonElement> alerts) => alerts.Values.Single(IsStopLogging).GetProperty("count").GetInt64();
}
