namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>How far a move in batches has come.</summary>
public sealed class MoveForm
{
    /// <summary>The last case looked at; null before the first batch.</summary>
    public Guid? After { get; set; }

    /// <summary>Cases moved so far.</summary>
    public int Moved { get; set; }

    /// <summary>Cases looked at and left so far.</summary>
    public int Left { get; set; }
}
