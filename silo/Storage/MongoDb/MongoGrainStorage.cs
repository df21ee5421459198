using System.Security.Cryptography;
using MongoDB.Bson;
using MongoDB.Driver;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansSec.Silo.Storage.MongoDb;

/// <summary>
/// Grain state in MongoDB, in the document layout of Orleans.Providers.MongoDB with a binary serializer: a collection
/// for each state name, documents of <c>_id</c> (type/key), <c>_etag</c> and <c>_doc.data</c>. A first write inserts, a
/// later one replaces only under its etag; a write is durable on a majority before it returns.
/// </summary>
internal sealed class MongoGrainStorage(IMongoDatabase database, Serializer serializer) : IGrainStorage
{
    // MongoDB's documents hold 16 MiB; the rest of one is small.
    private const int MostBytes = (16 << 20) - 4096;

    private const string Etag = "_etag";
    private const string Document = "_doc";
    private const string Data = "data";

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = await Guard(() => Collection(stateName).Find(Is(grainId)).FirstOrDefaultAsync());
        (grainState.State, grainState.ETag, grainState.RecordExists) = found is null
            ? (Activator.CreateInstance<T>(), null!, false)
            : (serializer.Deserialize<T>(found[Document][Data].AsByteArray), found[Etag].AsString, true);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.SerializeToArray(grainState.State);
        if (payload.Length > MostBytes)
        {
            throw new InvalidOperationException($"The state of {grainId} has {payload.Length} bytes, and a document of MongoDB holds {MostBytes}.");
        }

        var etag = new Guid(RandomNumberGenerator.GetBytes(16)).ToString("D");
        var document = new BsonDocument { ["_id"] = grainId.ToString(), [Etag] = etag, [Document] = new BsonDocument(Data, payload) };
        await Guard(() => grainState.ETag is { } expected
            ? Replace(stateName, grainId, expected, document)
            : Insert(stateName, grainId, document));
        (grainState.ETag, grainState.RecordExists) = (etag, true);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is { } expected)
        {
            var result = await Guard(() => Collection(stateName).DeleteOneAsync(Is(grainId, expected)));
            if (result.DeletedCount == 0)
            {
                throw Changed(grainId, expected);
            }
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null!, false);
    }

    private static FilterDefinition<BsonDocument> Is(GrainId grain) => Builders<BsonDocument>.Filter.Eq("_id", grain.ToString());

    private static FilterDefinition<BsonDocument> Is(GrainId grain, string etag) =>
        Builders<BsonDocument>.Filter.And(Is(grain), Builders<BsonDocument>.Filter.Eq(Etag, etag));

    private static InconsistentStateException Changed(GrainId grain, string? expected) =>
        new($"State of {grain} has changed in storage.", "another", expected);

    // Trouble of the server is told as trouble of storage is; its text names servers, never a password.
    private static async Task<T> Guard<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is MongoException or TimeoutException)
        {
            throw new IOException("MongoDB cannot be reached or refused. Work goes on by itself when it is back.", failure);
        }
    }

    private async Task<bool> Insert(string stateName, GrainId grain, BsonDocument document)
    {
        try
        {
            await Collection(stateName).InsertOneAsync(document);
            return true;
        }
        catch (MongoWriteException failure) when (failure.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            throw Changed(grain, null);
        }
    }

    private async Task<bool> Replace(string stateName, GrainId grain, string expected, BsonDocument document)
    {
        var result = await Collection(stateName).ReplaceOneAsync(Is(grain, expected), document);
        return result.MatchedCount == 1 ? true : throw Changed(grain, expected);
    }

    private IMongoCollection<BsonDocument> Collection(string stateName) => database
        .GetCollection<BsonDocument>("Grains" + stateName)
        .WithWriteConcern(WriteConcern.WMajority)
        .WithReadConcern(ReadConcern.Majority)
        .WithReadPreference(ReadPreference.Primary);
}
