using Microsoft.Extensions.DependencyInjection;
using MongoDB.Driver;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;

namespace OrleansSec.Silo.Storage.MongoDb;

/// <summary>Registers storage of grain state in MongoDB.</summary>
internal static class MongoRegistration
{
    /// <summary>The database when the URL names none.</summary>
    private const string DefaultDatabase = "orleanssec";

    /// <summary>Keeps the state of grains in the database that a URL names.</summary>
    public static ISiloBuilder AddMongoGrainStorage(this ISiloBuilder silo, string url)
    {
        silo.Services.AddSingleton<IMongoClient>(_ => new MongoClient(Parse(url)));
        silo.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (services, _) => new MongoGrainStorage(
                services.GetRequiredService<IMongoClient>().GetDatabase(Parse(url).DatabaseName ?? DefaultDatabase),
                services.GetRequiredService<Serializer>()));
        return silo;
    }

    /// <summary>The URL as such. Throws <see cref="InvalidDataException"/>, which does not quote it, if it is none.</summary>
    public static MongoUrl Parse(string url)
    {
        try
        {
            return new MongoUrl(url);
        }
        catch (MongoConfigurationException)
        {
            throw new InvalidDataException("The URL of MongoDB cannot be understood. It looks like: mongodb://user:password@mongo.example/orleanssec?replicaSet=rs0");
        }
    }
}
