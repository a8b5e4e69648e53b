namespace ReplyFlow.Application.WorkItems;

/// <summary>下一件, shown after a decision.</summary>
/// <param name="WorkItemId">The item.</param>
/// <param name="Number">Number of its suggestion.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="Left">How many items the person owes, this one among them.</param>
public sealed record NextItem(Guid WorkItemId, string Number, string Title, int Left);
