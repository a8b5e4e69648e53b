namespace ReplyFlow.Application.Tests.Year;

/// <summary>An open work item as the people of the simulated year see it.</summary>
/// <param name="Id">The item.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Step">Step key.</param>
/// <param name="Kind">The kind of step.</param>
/// <param name="Visit">How often the step was entered.</param>
/// <param name="BureauId">Whose it is.</param>
/// <param name="Role">The role that owes it; empty where one person does.</param>
/// <param name="DivisionId">Restricts the role.</param>
/// <param name="AssigneeId">The person who owes it.</param>
/// <param name="DueOn">When it is due.</param>
/// <param name="CaseDueOn">When the reply is due, as long as there is none.</param>
/// <param name="Opened">Beijing date it was opened.</param>
/// <param name="Place">Its place among the items of its group, the same in every run.</param>
internal sealed record YearItem(
    Guid Id, Guid CaseId, int Number, string Step, string Kind, int Visit, Guid BureauId, string Role, Guid? DivisionId, Guid? AssigneeId,
    DateOnly? DueOn, DateOnly? CaseDueOn, DateOnly Opened, int Place);
