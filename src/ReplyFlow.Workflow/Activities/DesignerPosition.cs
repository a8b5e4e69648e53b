namespace ReplyFlow.Workflow.Activities;

/// <summary>Top left corner of a box on the designer's canvas, in pixels.</summary>
/// <param name="X">Rightwards.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct DesignerPosition(double X, double Y);
