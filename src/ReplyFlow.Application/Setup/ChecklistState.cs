namespace ReplyFlow.Application.Setup;

/// <summary>How far one thing of the set-up is.</summary>
public enum ChecklistState
{
    /// <summary>已完成.</summary>
    Done,
    /// <summary>请看一下: it works, and somebody should know how.</summary>
    ToLookAt,
    /// <summary>未完成: without it no suggestion gets to its letter.</summary>
    Missing,
}
