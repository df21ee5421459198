using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Registers the stores that are the same on every SQL database.</summary>
internal static class SqlRegistration
{
    /// <summary>Adds the stores, upon an <see cref="ISqlDatabase"/> and an <see cref="IndexDatabase"/>.</summary>
    public static IServiceCollection AddSqlStores(this IServiceCollection services)
    {
        services.AddSingleton<IAlertStore, SqlAlertStore>();
        services.AddSingleton<SqlVerdictStore>();
        services.AddSingleton<IVerdictStore>(s => s.GetRequiredService<SqlVerdictStore>());
        services.AddSingleton<IAuditLog, SqlAuditLog>();
        services.AddSingleton<IBudgetStore, SqlBudgetStore>();
        services.AddSingleton<IEntityDirectory, SqlEntityDirectory>();
        services.AddSingleton<IQuarantine, SqlQuarantine>();
        services.AddSingleton<SqlAccessStore>();
        services.AddSingleton<IAccessStore>(s => s.GetRequiredService<SqlAccessStore>());
        services.AddSingleton<SqlBatchLedger>();
        services.AddSingleton<ICursorStore, SqlCursors>();
        services.AddSingleton<IEventIndex, SqlEventIndex>();
        services.AddSingleton<ISightings, SqlSightings>();
        return services;
    }
}
