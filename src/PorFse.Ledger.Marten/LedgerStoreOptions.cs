using System.Text.Json;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Weasel.Core;

namespace PorFse.Ledger.Marten;

/// <summary>Opens a ledger written by <c>PorFse.Ledger.Postgres</c> in a Marten application.</summary>
public static class LedgerStoreOptions
{
    /// <summary>The schema of the ledger's tables.</summary>
    public const string Schema = "ledger";

    /// <summary>
    /// Tells Marten how the ledger's tables are made and its events named and written, and how each kind of stream is
    /// aggregated. The application's own documents stay in the application's own schema. Marten creates and alters
    /// nothing by itself: what it needs beside the tables, <see cref="LedgerStore.PrepareAsync"/> adds once.
    /// </summary>
    /// <param name="options">The options of the application's store.</param>
    public static StoreOptions UsePorFseLedger(this StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.UseSystemTextJsonForSerialization(
            new JsonSerializerOptions(EventCatalogue.Json), EnumStorage.AsInteger, Casing.Default);
        options.Events.DatabaseSchemaName = Schema;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.EnableUniqueIndexOnEventId = true;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (alias, type) in EventCatalogue.Types)
            options.Events.MapEventType(type, alias);
        return options.FoldStreams();
    }

    private static StoreOptions FoldStreams(this StoreOptions options)
    {
        options.Projections.Add(new FoldedProjection<LedgerLife>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Programme>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Initiative>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Operation>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Indicator>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Participation>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Snapshot>(), ProjectionLifecycle.Live);
        options.Projections.Add(new FoldedProjection<Import>(), ProjectionLifecycle.Live);
        return options;
    }
}
