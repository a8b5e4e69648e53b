using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>A case of the industry bureau with two submitted versions, that the drafter has in hand.</summary>
internal static class SampleCase
{
    public static async Task<(Guid Case, Guid Item)> AddAsync(ReplyFlowDb db, TestApp app, CongressSession session, Deputy deputy)
    {
        var people = app.People!;
        var drafter = people[TestPeople.UserName(Roles.Drafter)];
        var suggestion = new Suggestion
        {
            SessionId = session.Id, Number = "0101", NumberValue = 101, Title = "关于设置过街设施的建议", Text = "建议设置过街设施。",
            ProposedOn = session.OpensOn, RegisteredAt = app.Clock.Now,
        };
        suggestion.Deputies.Add(new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = deputy.Id });
        var c = new Case
        {
            SuggestionId = suggestion.Id, LeadBureauId = people.Industry.Id, Status = CaseStatus.Handling, OpenedAt = app.Clock.Now,
            DrafterId = drafter.Id, DivisionId = people.Standards.Id, DefinitionId = "suggestion-reply", DefinitionVersion = 1,
            WorkflowState = "{}",
        };
        c.Assignments.Add(new Assignment { CaseId = c.Id, BureauId = people.Industry.Id, Role = AssignmentRole.Lead });
        var item = new WorkItem
        {
            CaseId = c.Id, Step = "review", Title = "处室审核", Form = "accept", BureauId = people.Industry.Id, OpenedAt = app.Clock.Now,
            AssigneeId = drafter.Id, Role = Roles.Drafter,
            OutcomesJson = """[{"name":"Accept","label":"签收","kind":"forward"}]""",
        };
        db.AddRange(suggestion, c, item);
        foreach (var no in new[] { 1, 2 })
        {
            var content = DraftContent.Empty with { Title = "对第0101号建议的答复", Body = $"第{no}稿" };
            db.DraftVersions.Add(new DraftVersion { CaseId = c.Id, No = no, Content = content, Sha256 = content.Sha256(), SubmittedBy = "经六", SubmittedAt = app.Clock.Now });
        }
        await db.SaveChangesAsync();
        return (c.Id, item.Id);
    }
}
