namespace ReplyFlow.Application.Cases;

/// <summary>Where a stage of the process stands in one case.</summary>
public enum CaseStageState
{
    /// <summary>Done.</summary>
    Passed,

    /// <summary>Somebody has it now.</summary>
    Current,

    /// <summary>Still to come.</summary>
    Ahead,
}

/// <summary>A stage of the strip on a case page.</summary>
/// <param name="ActivityId">Activity of the definition.</param>
/// <param name="Title">Its name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="By">Who did it or has it; empty while ahead.</param>
/// <param name="At">When it was done, or since when it waits; null while ahead.</param>
public sealed record CaseStage(string ActivityId, string Title, CaseStageState State, string By, DateTimeOffset? At);
