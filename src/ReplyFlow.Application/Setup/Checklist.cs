namespace ReplyFlow.Application.Setup;

/// <summary>The things of the set-up.</summary>
/// <param name="Items">All of them, in order.</param>
/// <param name="PutAway">Whether an administrator has put the list away.</param>
public sealed record Checklist(IReadOnlyList<ChecklistItem> Items, bool PutAway)
{
    /// <summary>Name of the installation's value that says so.</summary>
    public const string SettingName = "set-up-finished";

    /// <summary>Things that are missing.</summary>
    public int Missing => Items.Count(i => i.State == ChecklistState.Missing);

    /// <summary>Things that are not done.</summary>
    public int Left => Items.Count(i => i.State != ChecklistState.Done);

    /// <summary>Whether it leads nobody any more: everything is done, or it was put away.</summary>
    public bool IsFinished => PutAway || Left == 0;
}
