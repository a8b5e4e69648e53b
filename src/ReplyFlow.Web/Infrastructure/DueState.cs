namespace ReplyFlow.Web.Infrastructure;

/// <summary>How pressing a due date is. The due day itself is never overdue.</summary>
public enum DueState
{
    /// <summary>There is time.</summary>
    Calm,

    /// <summary>Due today or within three working days.</summary>
    Soon,

    /// <summary>The day has passed.</summary>
    Late,
}
