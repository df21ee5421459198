namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>The attacks that there are.</summary>
internal static class AttackScripts
{
    private static readonly Dictionary<DemoAttack, IAttackScript> _scripts = typeof(IAttackScript).Assembly.GetTypes()
        .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IAttackScript)))
        .Select(t => (IAttackScript)Activator.CreateInstance(t)!)
        .ToDictionary(s => s.Attack);

    /// <summary>The script of an attack; null for none.</summary>
    public static IAttackScript? For(DemoAttack attack) => attack == DemoAttack.None ? null : _scripts[attack];
}
