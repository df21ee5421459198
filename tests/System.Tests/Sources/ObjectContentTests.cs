using Amazon.Runtime;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.S3;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class ObjectContentTests(MotoServer aws) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task An_object_can_be_read_again_until_another_takes_its_place()
    {
        using var folder = new Folder();
        using var trail = await Trail.Create(aws, "again", notifies: false);
        var (key, log) = (Trail.Key("a"), Trail.Log("a"));
        var tag = await trail.Put(key, log);
        var access = new AwsAccess(null, null, aws.Url) { Own = new BasicAWSCredentials("test", "test") };
        using var store = new ObjectStore(access, Trail.Region, folder["spool"], new S3Options());
        var notice = new ObjectNotice(trail.Bucket, key, tag, null, null, null);
        var fetched = await store.Fetch(notice, TestContext.Current.CancellationToken);
        var content = new ObjectContent(fetched.Content, () => store.Again(notice));

        Assert.Equal([log, log, log], [Read(content), Read(content), Read(content)]);

        await trail.Put(key, Trail.Log("b"));
        Assert.Throws<IOException>(content.Open);
    }

    private static byte[] Read(ObjectContent content)
    {
        using var stream = content.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
