namespace ReplyFlow.Domain.Deputies;

/// <summary>When in the handling a deputy was contacted.</summary>
public enum ContactPhase
{
    /// <summary>办前.</summary>
    Before,
    /// <summary>办中.</summary>
    During,
    /// <summary>办后.</summary>
    After,
}
