namespace ReplyFlow.Domain.Supervision;

/// <summary>A step with how it stands on a day.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">Not due, due soon, overdue.</param>
/// <param name="WorkingDaysLeft">Working days left, 0 on the due day, minus the working days late; null without a due date.</param>
/// <param name="WorkingDaysWaited">Working days since it was opened, the day of opening not counted.</param>
public sealed record SupervisedStep(OpenStep Step, SupervisionState State, int? WorkingDaysLeft, int WorkingDaysWaited);
