namespace ReplyFlow.Data.Guarding;

/// <summary>The guards' triggers in PostgreSQL's words. SQLSTATE 23001 (restrict violation) is no error that is tried again.</summary>
internal static class PostgresGuards
{
    public static string Sql(GuardedTable t)
    {
        var sql = $"""
            CREATE OR REPLACE FUNCTION "Guard_refuse"() RETURNS trigger LANGUAGE plpgsql AS $guard$
            BEGIN RAISE EXCEPTION '%: this row never changes (%)', TG_TABLE_NAME, TG_NAME USING ERRCODE = 'restrict_violation'; END;
            $guard$;
            {Trigger(t, "NoDelete", "DELETE", "ROW")}
            {Trigger(t, "NoTruncate", "TRUNCATE", "STATEMENT")}
            {Trigger(t, "NoUpdate", $"UPDATE OF {t.ColumnList}", "ROW")}

            """;
        if (t.FrozenOnce is not null)
            sql += Trigger(t, "Frozen", "UPDATE", "ROW", $"WHEN (OLD.\"{t.FrozenOnce}\" IS NOT NULL)") + "\n";
        return sql + string.Concat(t.SetOnce.Select(c => Trigger(
            t, $"{c}Once", $"UPDATE OF \"{c}\"", "ROW", $"WHEN (OLD.\"{c}\" IS NOT NULL AND NEW.\"{c}\" IS DISTINCT FROM OLD.\"{c}\")") + "\n"));
    }

    private static string Trigger(GuardedTable t, string name, string on, string each, string when = "") =>
        $"""CREATE OR REPLACE TRIGGER "Guard_{t.Table}_{name}" BEFORE {on} ON "{t.Table}" FOR EACH {each} {when} EXECUTE FUNCTION "Guard_refuse"();""";
}
