using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>What the partial <c>_Contacts</c> shows.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Rows">Contacts so far, the newest first.</param>
/// <param name="Contact">The form to add one.</param>
public sealed record ContactPanel(Guid CaseId, IReadOnlyList<ContactLog> Rows, ContactForm Contact);
