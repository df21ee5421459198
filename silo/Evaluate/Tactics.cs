using System.Collections.Frozen;

namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// Which tactics ATT&amp;CK files a technique under; sub-techniques go with their parent. The techniques that cloud rules
/// name, from the Enterprise matrix, version 15.
/// </summary>
internal static class Tactics
{
    private static readonly FrozenDictionary<string, string[]> _table = new Dictionary<string, string>
    {
        ["Initial Access"] = "T1078 T1190 T1199 T1195 T1566 T1133",
        ["Execution"] = "T1059 T1651 T1648 T1610 T1204 T1072 T1053 T1609",
        ["Persistence"] = "T1078 T1098 T1136 T1525 T1546 T1556 T1053 T1133 T1505 T1554 T1547 T1137",
        ["Privilege Escalation"] = "T1078 T1098 T1484 T1548 T1546 T1068 T1611 T1053 T1134",
        ["Defense Evasion"] = "T1078 T1070 T1484 T1535 T1548 T1550 T1556 T1562 T1578 T1599 T1600 T1553 T1036 T1610 T1211 T1666",
        ["Credential Access"] = "T1110 T1552 T1555 T1556 T1528 T1606 T1040 T1621 T1539 T1111 T1649",
        ["Discovery"] = "T1069 T1087 T1201 T1526 T1538 T1580 T1613 T1619 T1046 T1082 T1518 T1654 T1040 T1049 T1016",
        ["Lateral Movement"] = "T1021 T1550 T1072 T1563 T1534 T1080",
        ["Collection"] = "T1530 T1213 T1119 T1074 T1114 T1005 T1602",
        ["Exfiltration"] = "T1537 T1048 T1567 T1020 T1041 T1030",
        ["Impact"] = "T1485 T1486 T1489 T1490 T1491 T1496 T1498 T1499 T1531 T1565 T1657 T1561 T1529",
        ["Resource Development"] = "T1583 T1584 T1585 T1586 T1608",
        ["Reconnaissance"] = "T1589 T1590 T1592 T1595",
        ["Command and Control"] = "T1105 T1090 T1572 T1071 T1219",
    }
    .SelectMany(t => t.Value.Split(' ').Select(id => (Id: id, Tactic: t.Key)))
    .GroupBy(t => t.Id, t => t.Tactic, StringComparer.Ordinal)
    .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>
    /// Whether an alert's techniques tell the same story as a label's: the same technique or sub-technique of the same
    /// parent, or one that serves a tactic of the label's.
    /// </summary>
    public static bool AreConsistent(IEnumerable<string> alert, IReadOnlyList<string> techniques, IReadOnlyList<string> tactics) =>
        alert.Select(Parent).Any(t => techniques.Any(l => Parent(l) == t) || Of(t).Intersect(tactics, StringComparer.OrdinalIgnoreCase).Any());

    private static string[] Of(string technique) => _table.GetValueOrDefault(technique, []);

    private static string Parent(string technique) => technique.Split(':')[^1].Split('.')[0];
}
