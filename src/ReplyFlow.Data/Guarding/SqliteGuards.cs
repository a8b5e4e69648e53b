namespace ReplyFlow.Data.Guarding;

/// <summary>The guards' triggers in SQLite's words.</summary>
internal static class SqliteGuards
{
    public static string Sql(GuardedTable t)
    {
        var sql = Trigger(t, "NoDelete", "DELETE", "TRUE") + Trigger(t, "NoUpdate", $"UPDATE OF {t.ColumnList}", "TRUE");
        if (t.FrozenOnce is not null)
            sql += Trigger(t, "Frozen", "UPDATE", $"OLD.\"{t.FrozenOnce}\" IS NOT NULL");
        return sql + string.Concat(t.SetOnce.Select(c =>
            Trigger(t, $"{c}Once", $"UPDATE OF \"{c}\"", $"OLD.\"{c}\" IS NOT NULL AND NEW.\"{c}\" IS NOT OLD.\"{c}\"")));
    }

    private static string Trigger(GuardedTable t, string name, string on, string when) => $"""
        DROP TRIGGER IF EXISTS "Guard_{t.Table}_{name}";
        CREATE TRIGGER "Guard_{t.Table}_{name}" BEFORE {on} ON "{t.Table}" WHEN {when}
        BEGIN SELECT RAISE(ABORT, '{t.Table}: this row never changes ({name})'); END;

        """;
}
