using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Similar;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Search;

public sealed class SimilarTests
{
    private static readonly string[] Subjects = ["夜间公交线路延时", "屋顶光伏统一规划", "老旧小区加装电梯"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_likest_text_comes_first_and_a_text_is_like_itself_wholly()
    {
        var index = new BigramIndex();
        var numbers = Subjects.Select(s => index.Add($"关于{s}的建议", $"近年来我市{s}方面进展不快，建议有关部门研究{s}。")).ToList();
        var nearest = index.Nearest("关于屋顶光伏的建议", "请统一规划屋顶光伏。", 10);
        Assert.Equal(numbers[1], nearest[0].Number);
        Assert.InRange(nearest[0].Likeness, 0.2, 0.99);
        var (number, likeness) = index.Nearest("关于老旧小区加装电梯的建议", "近年来我市老旧小区加装电梯方面进展不快，建议有关部门研究老旧小区加装电梯。", 10)[0];
        Assert.Equal((numbers[2], 1.0), (number, Math.Round(likeness, 3)));
        index.Remove(numbers[1]);
        Assert.DoesNotContain(index.Nearest("关于屋顶光伏的建议", "", 10), n => n.Number == numbers[1]);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void What_the_nearest_were_given_is_proposed_by_how_like_they_are_with_how_many_of_how_many()
    {
        // Of equally like ones the most decide; many that share a word or two do not outweigh the likest three.
        var nearest = Enumerable.Range(0, 30).Select(i => (i < 3 ? "甲" : "乙", i < 3 ? 0.9 : 0.1));
        var proposed = Proposals.Of(nearest, (given, some, all, likest) => $"{all}件中{some}件{given} {likest:0.0}");
        Assert.Equal(["20件中3件甲 0.9", "20件中17件乙 0.1"], proposed.Select(p => p.Because));
        Assert.Equal(1, proposed.Sum(p => p.Share), 6);
        Assert.Equal("乙", Proposals.Of(nearest.Select(n => (n.Item1, 0.9)), (_, _, _, _) => "")[0].Given);
        Assert.Empty(Proposals.Of(Array.Empty<(string, double)>(), (_, _, _, _) => ""));
    }

    [Theory]
    [InlineData("甲 0.06,甲 0.06,甲 0.06", "")]
    [InlineData("甲 0.09", "")]
    [InlineData("甲 0.11", "1件中1件甲")]
    [InlineData("甲 1,乙 0.12,乙 0.12,丙 0.09,乙 0.08", "5件中1件甲|5件中3件乙")]
    [InlineData("甲 0.09,乙 0.08,甲 0.07,丙 0.06", "3件中2件甲")]
    [InlineData("甲 0.5,乙 0.4,乙 0.3,丙 0.2,丁 0.15", "5件中2件乙|5件中1件甲|5件中1件丙")]
    public void What_is_hardly_like_it_proposes_nothing(string nearest, string proposed) => Assert.Equal(proposed, string.Join('|', Proposals.Of(
        nearest.Split(',').Select(n => (n.Split(' ')[0], double.Parse(n.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))),
        (given, some, all, _) => $"{all}件中{some}件{given}").Select(p => p.Because)));

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task Two_processes_follow_what_is_registered_corrected_and_rebuilt_and_show_only_what_may_be_seen(DatabaseKind kind)
    {
        var next = 0;
        await using var city = await City.CreateAsync(kind, 60, spoken: () => $"请研究{Subjects[next++ % 3]}。承诺在2026年12月底前完成。");
        var (one, other) = (new SuggestionIndex(), new SuggestionIndex());
        await using var db = city.Open();
        foreach (var suggestion in await db.Suggestions.OrderBy(s => s.NumberValue).ToListAsync(Ct))
            db.Entry(suggestion).Property(s => s.Text).CurrentValue = $"请研究{Subjects[suggestion.NumberValue % 3]}，{suggestion.NumberValue}。";
        await db.SaveChangesAsync(Ct);
        await AgreeAsync("屋顶光伏规划");
        var moved = await db.Suggestions.OrderBy(s => s.NumberValue).FirstAsync(Ct);
        db.Entry(moved).Property(s => s.Text).CurrentValue = "请研究鹳雀楼修缮。";
        await db.SaveChangesAsync(Ct);
        Assert.Equal(moved.Number, (await AgreeAsync("鹳雀楼修缮"))[0].Number);
        await Data.Searching.FullTexts.RebuildAsync(db, null, Ct);
        Assert.Equal(moved.Number, (await AgreeAsync("鹳雀楼修缮"))[0].Number);
        moved = await db.Suggestions.SingleAsync(s => s.Id == moved.Id, Ct);
        db.Entry(moved).Property(s => s.Text).CurrentValue = "请研究白鹭洲。";
        await db.SaveChangesAsync(Ct);
        Assert.DoesNotContain(await AgreeAsync("鹳雀楼修缮"), s => s.Number == moved.Number && s.Likeness > 0.3);

        async Task<IReadOnlyList<SimilarSuggestion>> AgreeAsync(string asked)
        {
            var all = await new SimilarQueries(db, one).OfTextAsync(city.Liaison, "", asked, null, Ct);
            await using var second = city.Open();
            Assert.Equivalent(all, await new SimilarQueries(second, other).OfTextAsync(city.Liaison, "", asked, null, Ct), strict: true);
            var office = city.Office(0);
            foreach (var s in (await new SimilarQueries(db, one).OfTextAsync(office, "", asked, null, Ct)).Suggestions)
                Assert.True(await db.Cases.AnyAsync(c => c.Id == s.CaseId
                    && (c.LeadBureauId == office.BureauId || c.Assignments.Any(a => a.BureauId == office.BureauId && a.EndedAt == null)), Ct));
            return all.Suggestions;
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_database_that_takes_the_place_of_another_with_texts_of_the_same_numbers_is_read_anew(DatabaseKind kind)
    {
        await using var one = await City.CreateAsync(kind, 20, spoken: () => $"请研究{Subjects[0]}。");
        await using var other = await City.CreateAsync(kind, 20, spoken: () => $"请研究{Subjects[1]}。");
        await using var before = one.Open();
        await using var after = other.Open();
        foreach (var (db, subject) in new[] { (before, Subjects[0]), (after, Subjects[1]) })
        {
            foreach (var suggestion in await db.Suggestions.ToListAsync(Ct))
                db.Entry(suggestion).Property(s => s.Text).CurrentValue = $"请研究{subject}，{suggestion.NumberValue}。";
            await db.SaveChangesAsync(Ct);
        }
        Assert.Equal(await before.FullTexts.MaxAsync(t => t.Id, Ct), await after.FullTexts.MaxAsync(t => t.Id, Ct));
        var index = new SuggestionIndex();
        Assert.NotEmpty((await new SimilarQueries(before, index).OfTextAsync(one.Liaison, "", Subjects[0], null, Ct)).Suggestions);

        var found = (await new SimilarQueries(after, index).OfTextAsync(other.Liaison, "", Subjects[1], null, Ct)).Suggestions;

        Assert.Equivalent((await new SimilarQueries(after, new SuggestionIndex()).OfTextAsync(other.Liaison, "", Subjects[1], null, Ct)).Suggestions, found, strict: true);
        Assert.NotEmpty(found);
        Assert.True(found[0].Likeness > 0.3);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_earlier_reply_comes_with_its_number_answers_and_dated_promises_to_those_who_may_read_it(DatabaseKind kind)
    {
        var next = 0;
        await using var city = await City.CreateAsync(kind, 80, spoken: () => $"请研究{Subjects[next++ % 3]}。我局将于2099年6月底前建成两处。感谢。");
        await using var db = city.Open();
        var queries = new SimilarQueries(db, new SuggestionIndex());
        var checkedReplies = 0;
        foreach (var reader in new[] { city.Liaison, city.Office(1) })
        {
            var letters = await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).ToListAsync(Ct);
            foreach (var c in await db.Cases.AsNoTracking().Include(c => c.Suggestion).Where(c => c.RepliedOn != null && c.Status != CaseStatus.Withdrawn).ToListAsync(Ct))
            {
                var found = (await queries.OfTextAsync(reader, c.Suggestion!.Title, c.Suggestion.Text, null, Ct)).Suggestions.FirstOrDefault(s => s.CaseId == c.Id);
                var knows = !c.Suggestion.IdentitySecret || reader == city.Liaison || c.LeadBureauId == reader.BureauId;
                if (found is null)
                    continue;
                Assert.Equal(knows, found.Reply is not null);
                if (found.Reply is not { } reply)
                    continue;
                var last = letters.Where(l => l.CaseId == c.Id).MaxBy(l => l.IssuedAt)!;
                Assert.Equal((last.Id, last.DocumentNumber!.Text, last.Category), (reply.LetterId, reply.DocumentNumber, reply.Category));
                Assert.Equal(last.Category == "B" ? ["我局将于2099年6月底前建成两处。"] : [], reply.Commitments);
                checkedReplies++;
            }
        }
        Assert.True(checkedReplies > 20, $"{checkedReplies} replies");
        var proposed = await queries.OfTextAsync(city.Liaison, "", $"请研究{Subjects[0]}。", null, Ct);
        Assert.Equal((3, 3), (proposed.Bureaus.Count, proposed.Classes.Count));
        Assert.Matches("^最相似的 20 件建议中 [0-9]+ 件由市.{2}局承办，最像的相似 [0-9]+%$", proposed.Bureaus[0].Because);
        Assert.Matches("^最相似的 [0-9]+ 件建议中 [0-9]+ 件分在“..”，最像的相似 [0-9]+%$", proposed.Classes[0].Because);
        await Assert.ThrowsAsync<NotFoundException>(() => queries.OfCaseAsync(city.Office(0), Guid.NewGuid(), Ct));
    }
}
