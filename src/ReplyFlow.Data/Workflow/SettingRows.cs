namespace ReplyFlow.Data.Workflow;

/// <summary>Writes values of the installation.</summary>
internal static class SettingRows
{
    /// <summary>Sets a value inside the caller's transaction; stored with its next save.</summary>
    public static async Task SetAsync(ReplyFlowDb db, string name, string value, CancellationToken ct)
    {
        if (await db.Settings.FindAsync([name], ct) is { } known)
            known.Value = value;
        else
            db.Settings.Add(new Setting { Name = name, Value = value });
    }
}
