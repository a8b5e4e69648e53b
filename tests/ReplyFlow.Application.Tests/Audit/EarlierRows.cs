namespace ReplyFlow.Application.Tests.Audit;

/// <summary>A row of every kind, as the program wrote it before its events had records: what installations have stored.</summary>
internal static class EarlierRows
{
    private const string A = "01a2228d-8195-70ab-bc1a-3c018c2a8efd", B = "01a2228d-7d34-74d8-9b90-aa4dfcd59605";

    /// <summary>The data, by stored kind.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["AnnexesChanged"] = """{"annexes":["工程清单（表格，3 行 2 列）"],"sha256":"ab","wordsApart":true}""",
        ["AsksChanged"] = """{"asks":["修建过街天桥"],"wordsApart":true}""",
        ["AddressNoted"] = $$"""{"id":"{{A}}","deputyId":"{{B}}","rowSha256":"3e6b"}""",
        ["AnswerWeighed"] = $$"""{"id":"{{A}}","instead":"{{B}}"}""",
        ["PaperAnswerRejected"] =
            $$"""{"wordsApart":true,"id":"{{A}}","messageId":"{{B}}","linkId":"{{A}}","ground":"2026年3月2日问了代表本人，电话","evidenceSha256":"cd","ended":["{{B}}"]}""",
        ["EntryRejected"] =
            $$"""{"wordsApart":true,"id":"{{A}}","messageId":"{{B}}","answerId":"{{A}}","ground":"2026年3月2日问了代表本人，电话","evidenceSha256":"cd"}""",
        ["AskingGoesOn"] = $$"""{"items":["{{A}}","{{B}}"]}""",
        ["AddressConfirmed"] = $$"""{"id":"{{A}}","messageId":"{{B}}","address":"b@example.test"}""",
        ["AddressRejected"] = $$"""{"wordsApart":true,"id":"{{A}}","messageId":"{{B}}","address":"b@example.test","evidenceSha256":"cd","ended":["{{B}}"]}""",
        ["AttachmentAdded"] =
            $$"""{"id":"{{A}}","subject":0,"subjectId":"{{B}}","name":"原件.pdf","mediaType":"application/pdf","size":3,"sha256":"3e6b","wordsApart":true}""",
        ["AttachmentStruck"] = $$"""{"id":"{{A}}","subject":0,"name":"原件.pdf","reason":"传错了","wordsApart":true}""",
        ["BureauChanged"] = Bureau,
        ["BureauCreated"] = Bureau,
        ["BureausReassigned"] = $$"""{"fromLead":"{{A}}","toLead":"{{B}}","joined":["{{A}}"],"left":[],"fromDrafter":null,"reason":"职责调整"}""",
        ["CalendarChanged"] = $$"""{"id":"{{A}}","cases":1,"moves":2,"old":"{}","new":"{\"2027\":1}"}""",
        ["CaseAllocated"] = $$"""{"division":"{{A}}","drafter":"{{B}}"}""",
        ["AnswerEntered"] = $$"""{"wordsApart":true,"id":"{{A}}","letterId":"{{B}}","deputyId":"{{A}}","way":1,"level":0,"ground":"原件在盒子里","groundOn":"2026-05-06"}""",
        ["AnswerVoided"] = $$"""{"id":"{{A}}","letterId":"{{B}}","deputyId":"{{A}}","rejectionId":"{{B}}","at":"2026-05-06T01:02:03.456789+00:00","rowSha256":"cd"}""",
        ["CaseArchived"] = "{}",
        ["CaseAssigned"] = $$"""{"leadBureauId":"{{A}}","coHandlerIds":["{{B}}"],"readerIds":[],"dueOn":"2027-01-22","dueDerivation":"交办 2026-10-22，3 个月 → 2027-01-22"}""",
        ["CaseMigrated"] =
            """{"definition":"suggestion-reply","from":1,"to":2,"waits":[{"fromActivity":"a","fromVisit":1,"toActivity":"b","toVisit":1},{"fromActivity":"c","fromVisit":2,"toActivity":null,"toVisit":0}]}""",
        ["CaseReassigned"] = $$"""{"fromDivision":"{{A}}","from":"{{B}}","toDivision":"{{A}}","to":"{{B}}","reason":"理由"}""",
        ["CaseWithdrawn"] = "{}",
        ["ContactLogged"] = $$"""{"id":"{{A}}","phase":1,"channel":2}""",
        ["DeadlineRulesChanged"] = """{"scope":"bureau:1","old":"{}","new":"{\"reply\":\"60d\"}"}""",
        ["DecisionTakenBack"] = $$"""{"id":"{{A}}","step":"draft","again":"{{B}}","unsent":1}""",
        ["DefinitionPublished"] = """{"id":"suggestion-reply","version":2,"sha":"3e6b","changes":null}""",
        ["DeputyAddressCorrected"] = $$"""{"id":"{{A}}","before":"a@example.test","address":"b@example.test"}""",
        ["DeputyAnswered"] = $$"""{"id":"{{A}}","linkId":"{{B}}","letterId":"{{A}}","way":0,"level":2}""",
        ["DeputyChanged"] = $$"""{"id":"{{A}}","before":{{Deputy}},"after":{{Deputy}}}""",
        ["DeputyTold"] = $$"""{"id":"{{A}}","messageId":"{{B}}","words":"电话告知。","evidenceSha256":"3e6b"}""",
        ["DeputyCreated"] = $$"""{"id":"{{A}}","before":null,"after":{{Deputy}}}""",
        ["DivisionCreated"] = Division,
        ["DivisionRemoved"] = Division,
        ["DivisionRenamed"] = Division,
        ["DraftFindingConfirmed"] = Finding(",\"reason\":\"数字属实。\""),
        ["DraftFindingKept"] = Finding(",\"reason\":\"沿用代表原话。\""),
        ["DraftFindingTakenBack"] = Finding(""),
        ["DraftProofread"] = """{"no":2,"sha256":"f3fe","confirmed":[{"rule":7,"field":"body","marked":"12家","message":"不等于总数","reason":"另有一处在建。","by":"方示例"}]}""",
        ["DraftSubmitted"] = """{"no":1,"sha256":"09ee","revision":3}""",
        ["DraftWritten"] = $$"""{"for":"{{A}}"}""",
        ["DrafterChanged"] = $$"""{"from":"{{A}}","to":"{{B}}"}""",
        ["DueDatesRecounted"] =
            $$"""{"change":"{{A}}","moves":[{"what":"办复期限","before":"2027-01-08","after":"2027-01-11","wasProvisional":true,"isProvisional":false}]}""",
        ["ExtensionApplied"] = $$"""{"id":"{{A}}","dueOn":"2027-02-24"}""",
        ["ExtensionRequested"] = """{"until":"2027-02-24"}""",
        ["FigureSourceGiven"] = """{"figures":["448家"],"source":"本单位统计：规划处，截至2026年9月30日","wordsApart":true}""",
        ["FigureSourceRemoved"] = """{"figures":["448家"],"source":"本单位统计：规划处，截至2026年9月30日","wordsApart":true}""",
        ["FeedbackOpened"] = "{}",
        ["InstallationSetUp"] = $$"""{"bureau":"{{A}}","administrator":"{{B}}"}""",
        ["InterimWritten"] = $$"""{"itemId":"{{A}}","words":"已完成勘察。"}""",
        ["KeyCaseFlagged"] = """{"supervisor":"副市长 温示例","keySupervisorId":null}""",
        ["KeyCaseUnflagged"] = $$"""{"keySupervisor":"副市长 温示例","keySupervisorId":"{{A}}","reason":"事项已解决。"}""",
        ["LetterConfirmed"] = $$"""{"linkId":"{{A}}","letterId":"{{B}}"}""",
        ["LetterOpened"] = $$"""{"linkId":"{{A}}","letterId":"{{B}}"}""",
        ["NoticeLinksRevoked"] = $$"""{"ids":["{{A}}"],"noticeId":"{{B}}","deputyId":"{{A}}","another":true,"reason":"邮箱换了人。","wordsApart":true}""",
        ["NoticeLinkIssued"] = $$"""{"id":"{{A}}","noticeId":"{{B}}","deputyId":"{{A}}","messageId":"{{B}}"}""",
        ["NoticeOpened"] = $$"""{"linkId":"{{A}}","noticeId":"{{B}}"}""",
        ["NoticeConfirmed"] = $$"""{"linkId":"{{A}}","noticeId":"{{B}}"}""",
        ["AlertChoiceSaved"] = """{"byWebhook":true,"byPush":false,"externalId":"13900000000"}""",
        ["PushKeysMade"] = """{"public":"BFg"}""",
        ["WebhookSaved"] = """{"host":"gateway.example","newSecret":true}""",
        ["WebhookTested"] = """{"accepted":true}""",
        ["AssignmentNoticeChosen"] = """{"isSent":true}""",
        ["PersonalLinkIssued"] = $$"""{"id":"{{A}}","letterId":"{{B}}","deputyId":"{{A}}","way":0,"messageId":"{{B}}"}""",
        ["PersonalLinksRevoked"] = $$"""{"ids":["{{A}}"],"letterId":"{{B}}","deputyId":"{{A}}","another":true,"reason":"邮箱换了人。","wordsApart":true}""",
        ["LetterIssued"] =
            $$"""{"id":"{{A}}","number":"市工信函〔2026〕1号","category":"C","sha256":"7280","signedSha256":"09ee","no":1,"template":"xian-gxj@file-26a7f403","certificateHolder":null,"notes":["改用较小的字距"]}""",
        ["MailTested"] = """{"accepted":true,"toFolder":false}""",
        ["MailReturned"] = $$"""{"id":"{{A}}","messageId":"{{B}}","kind":0,"words":"550 no such user","marked":true}""",
        ["SetUpFinished"] = """{"seen":["Calendar","Template"]}""",
        ["MessageDeferred"] = $$"""{"id":"{{A}}","address":"a@example.test","attempts":1,"nextAttemptAt":"2026-11-28T02:00:00.123456+00:00"}""",
        ["MessageOffline"] = $$"""{"id":"{{A}}","reason":"当面送交。"}""",
        ["MessageParked"] = $$"""{"id":"{{A}}","address":"a@example.test","attempts":5}""",
        ["MessageQueued"] = $$"""{"id":"{{A}}","kind":0}""",
        ["MessageRequeued"] = $$"""{"id":"{{A}}","again":"{{B}}","before":"a@example.test","address":"b@example.test"}""",
        ["MessageSent"] = $$"""{"id":"{{A}}","address":"a@example.test","attempts":1,"messageId":"01a2@example.test"}""",
        ["NoticeRecalled"] = $$"""{"id":"{{A}}","mails":2}""",
        ["NoticeMade"] = $$"""{"id":"{{A}}","request":"{{B}}","sha256":"0659","template":"notices/extension@file-6292ffc4"}""",
        ["Notified"] = $$"""{"message":"opinionsReady","heading":"会办意见已齐","recipient":"case:Drafter","people":["{{A}}"],"mailed":0}""",
        ["NumberAllocated"] = $$"""{"id":"{{A}}","text":"市工信函〔2026〕1号","value":1}""",
        ["NumberVoided"] = $$"""{"id":"{{A}}","text":"市工信函〔2026〕1号","value":1,"reason":"重复编号。"}""",
        ["PassageRemoved"] = $$"""{"id":"{{A}}","bureauId":"{{B}}","divisionId":null,"name":"感谢语"}""",
        ["PassageSaved"] =
            $$"""{"id":"{{A}}","bureauId":"{{B}}","divisionId":null,"name":"感谢语","category":"开头","text":"感谢。","expiresOn":"2027-05-06","ownerId":"{{A}}"}""",
        ["PasswordChanged"] = Id,
        ["PasswordReset"] = Id,
        ["PersonChanged"] =
            $$"""{"id":"{{A}}","displayName":"方示例","bureauId":"{{B}}","divisionId":null,"rolesBefore":["Drafter"],"roles":["Drafter","BureauOffice"]}""",
        ["PersonCreated"] = $$"""{"id":"{{A}}","userName":"fang","displayName":"方示例","bureauId":"{{B}}","divisionId":"{{A}}","roles":["Drafter"]}""",
        ["PersonDeactivated"] = $$"""{"id":"{{A}}","takeOver":null,"assigned":0,"drafting":0}""",
        ["PersonLocked"] = $$"""{"id":"{{A}}","address":"192.0.2.1"}""",
        ["PersonReactivated"] = Id,
        ["PersonUnlocked"] = Id,
        ["PolicyAdded"] =
            $$"""{"id":"{{A}}","bureauId":null,"documentId":"{{B}}","title":"示例办法","textSha256":"3e6b","source":{"name":"a.pdf","mediaType":"application/pdf","size":3,"sha256":"3e6b"} }""",
        ["PolicyConfirmed"] =
            $$"""{"id":"{{A}}","documentId":"{{B}}","no":1,"bureauId":null,"facts":{"title":"示例办法","otherTitles":"","documentNumber":"示政规〔2026〕1号","issuer":"示例市人民政府","kind":4,"issuedOn":"2026-05-06","validFrom":null,"validTo":null},"textSha256":"3e6b","sourceSha256":"3e6b","note":""}""",
        ["PolicyDraftRemoved"] = $$"""{"id":"{{A}}","bureauId":null,"title":"示例办法"}""",
        ["PolicyReinstated"] = $$"""{"documentId":"{{B}}","title":"示例办法"}""",
        ["PolicyRepealed"] = $$"""{"documentId":"{{B}}","title":"示例办法","on":"2026-05-06","by":"《示例规定》","byId":null}""",
        ["ProofreadingListsChanged"] =
            """{"words":[{"wrong":"截止目前","right":"截至目前","except":["报名截止目前"],"note":null}],"ignored":["做为"],"leaders":[{"name":"张示例","titles":["市长"]}]}""",
        ["ReminderGiven"] = $$"""{"id":"{{A}}","reminder":"{{B}}","key":"2026-11-24:+4","audience":1,"recipients":["{{A}}"]}""",
        ["RemindersChanged"] =
            """{"ladder":{{Ladder}},"steps":{"draft":{{Ladder}}},"hour":8,"address":"https://reply.example.test"}""".Replace("{{Ladder}}", Ladder, StringComparison.Ordinal),
        ["RehandlingBegan"] = $$"""{"answerId":"{{A}}","deputyId":"{{B}}","round":2}""",
        ["SessionChanged"] = Session,
        ["SessionCreated"] = Session,
        ["ShippedDefinitionDeclined"] = """{"definition":"suggestion-reply","sha256":"e851","isDeclined":true}""",
        ["SignInsFailed"] = $$"""{"id":"{{A}}","since":"2026-11-24T00:30:00+00:00","count":7}""",
        ["SignedIn"] = $$"""{"id":"{{A}}","address":"192.0.2.1"}""",
        ["SignedOutEverywhere"] = Id,
        ["StartDefinitionChosen"] = """{"kind":"DuringSession","definition":"suggestion-reply"}""",
        ["StepNudged"] = $$"""{"id":"{{A}}","step":"draft","dueOn":"2027-01-19","told":["{{B}}"]}""",
        ["StepParked"] = """{"activityId":"makeLetter","visit":1,"title":"印制复函","problem":"找不到字体"}""",
        ["StepRearmed"] = """{"activityId":"draft","visit":1}""",
        ["StepRetried"] = """{"activityId":"makeLetter","visit":1,"seenTries":1}""",
        ["StepSkipped"] = """{"activityId":"notify","visit":1,"seenTries":1,"outcome":"Done","reason":"已电话告知"}""",
        ["SubstituteNamed"] = $$"""{"id":"{{A}}","principalId":"{{A}}","substituteId":"{{B}}","from":"2026-11-28","to":"2026-12-03","steps":["leaderReview"],"reason":"出差"}""",
        ["SubstitutionEnded"] = Id,
        ["DeputyAddressesCorrected"] = $$"""{"id":"{{A}}","words":"邮箱"}""",
        ["SuggestionCorrected"] = $$"""{"id":"{{A}}","revision":1,"changes":[{"field":"编号","before":"0113","after":"0131"}],"reason":"录错","secret":false}""",
        ["SuggestionRegistered"] = $$"""{"id":"{{A}}","number":"0113"}""",
        ["SuggestionReplaced"] = $$"""{"id":"{{A}}","by":"{{B}}"}""",
        ["SuggestionsAccepted"] = $$"""{"id":"{{A}}","fileName":"清单.csv","total":3}""",
        ["SuggestionsImported"] = Id,
        ["TemplateActivated"] = """{"profile":"kept","version":1,"before":null,"sha":"0165"}""",
        ["TemplateAssigned"] = $$"""{"id":"{{A}}","name":"示例市工业和信息化局","profile":"kept"}""",
        ["TemplateSaved"] = """{"profile":"kept","version":1,"sha":"0165"}""",
        ["TimerFired"] = """{"activityId":"wait","visit":1}""",
        ["WithdrawalRequested"] = "{}",
        ["WorkItemCancelled"] = $$"""{"id":"{{A}}","step":"draft"}""",
        ["WorkItemDecided"] =
            $$"""{"id":"{{A}}","step":"leaderReview","visit":1,"participant":"","outcome":"Return","draftVersion":2,"comment":"请更新数字。","decidedForId":null}""",
        ["WorkItemHandedOver"] = $$"""{"id":"{{A}}","from":"{{A}}","to":"{{B}}"}""",
        ["WorkItemOpened"] = $$"""{"id":"{{A}}","step":"assign","visit":1,"participant":"","role":"Dispatcher","userId":null,"dueOn":"2026-10-30"}""",
    };

    private static string Id => $$"""{"id":"{{A}}"}""";

    private static string Bureau =>
        $$"""{"id":"{{A}}","name":"示例市科学技术局","shortName":"市科技局","kind":1,"seriesPrefix":"市科函","templateProfile":"xian-gxj","email":"","isActive":true}""";

    private static string Deputy => """{"name":"甘示例","delegation":"","email":"a@example.test","phone":""}""";

    private static string Ladder => """{"before":[10,3],"onDueDay":true,"everyAfter":2,"headTimes":2}""";

    private static string Division => $$"""{"id":"{{A}}","bureauId":"{{B}}","name":"中小企业处"}""";

    private static string Session => $$"""{"id":"{{A}}","name":"市第十七届人大三次会议","opensOn":"2026-01-20","campaignOn":null}""";

    private static string Finding(string reason) =>
        $$"""{"id":"{{A}}","rule":7,"field":"body","marked":"截止目前","message":"“截止目前”应为“截至目前”"{{reason}}}""";
}
